import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type CaughtMail = {
  readonly to: readonly string[];
  readonly raw: string;
  readonly subject: string;
  readonly text: string;
};
export type MailCatcher = {
  readonly port: number;
  readonly mails: CaughtMail[];
  /** The recipients that the server turns down, with the code that it answers. */
  readonly refused: Map<string, number>;
  close(): Promise<void>;
};

/** A mail server on 127.0.0.1 that keeps what it gets; knows the user `renshi` by the password `right`. */
export async function catchMail(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const refused = new Map<string, number>();
  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, done) => {
      if (auth.username === 'renshi' && auth.password === 'right') done(null, { user: 'renshi' });
      else done(Object.assign(new Error('no'), { responseCode: 535 }));
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = refused.get(address);
      done(code ? Object.assign(new Error(`not ${address}`), { responseCode: code }) : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', chunk => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(
          read(
            Buffer.concat(chunks).toString('utf8'),
            session.envelope.rcptTo.map(each => each.address),
          ),
        );
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refused,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}

function read(raw: string, to: readonly string[]): CaughtMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
  const body = rest.join('\r\n\r\n');
  const encoding = header('Content-Transfer-Encoding');
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? fromQuoted(body.replace(/=\r\n/g, ''), '=')
        : body;
  const subject = header('Subject').replace(/=\?UTF-8\?([BQ])\?(.*?)\?=\s*/gi, (_, form: string, coded: string) =>
    form.toUpperCase() === 'B'
      ? Buffer.from(coded, 'base64').toString('utf8')
      : fromQuoted(coded.replaceAll('_', ' '), '='),
  );
  return { to, raw, subject, text };
}

function fromQuoted(text: string, sign: string): string {
  return Buffer.from(
    text.replace(new RegExp(`${sign}([0-9A-F]{2})`, 'gi'), (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  ).toString('utf8');
}
