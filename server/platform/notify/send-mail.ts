import nodemailer from 'nodemailer';
import type { MailSecurity } from '#contract/notify.ts';
import type { Outcome } from './outcome.ts';
import { isAddress, isOneLine, type MailText } from './rules/mail-text.ts';

export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly username: string;
  readonly password: string | null;
  readonly fromAddress: string;
  readonly fromName: string;
};
/** `id` is the same at every try of one message, so that a mailbox can tell a repetition. */
export type Mail = MailText & { readonly to: string; readonly id: string };
export type SendMail = (server: MailServer, mail: Mail) => Promise<Outcome>;

const withinMs = 10_000;

/** One connection a mail. `starttls` insists on encryption; a certificate that can't be checked ends the try. */
export const sendMail: SendMail = async (server, mail) => {
  const lines = [mail.subject, mail.to, mail.id, server.fromAddress, server.fromName];
  if (!lines.every(isOneLine) || !isAddress(mail.to) || !isAddress(server.fromAddress))
    return { is: 'refused', reason: 'header-invalid' };
  const transport = nodemailer.createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.username ? { auth: { user: server.username, pass: server.password ?? '' } } : {}),
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    socketTimeout: withinMs,
    dnsTimeout: withinMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: server.fromName, address: server.fromAddress },
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${server.fromAddress.split('@')[1]}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { is: 'sent' };
  } catch (fault) {
    return outcomeOf(fault as { code?: string; responseCode?: number });
  } finally {
    transport.close();
  }
};

/** 5xx about this mail is for good (RFC 5321, 4.2.1); what concerns the connection or the log-in may be mended meanwhile. */
function outcomeOf({ code, responseCode }: { code?: string; responseCode?: number }): Outcome {
  if (code === 'EAUTH') return { is: 'failed', reason: 'login-failed' };
  if (responseCode) return { is: responseCode >= 500 ? 'refused' : 'failed', reason: `smtp-${responseCode}` };
  if (code === 'ETIMEDOUT') return { is: 'failed', reason: 'timeout' };
  if (code === 'ETLS' || code === 'ESOCKET')
    return { is: 'failed', reason: code === 'ETLS' ? 'tls-failed' : 'unreachable' };
  return { is: 'failed', reason: 'unreachable' };
}
