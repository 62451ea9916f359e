import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Outcome } from './outcome.ts';

export type Posted = { readonly status: number; readonly body: string };
/** Sends bytes to an address that was looked at before. Throws `NotPosted` when there is no answer. */
export type Post = (url: URL, headers: Readonly<Record<string, string>>, body: Uint8Array) => Promise<Posted>;

export class NotPosted extends Error {
  readonly reason: 'timeout' | 'unreachable' | 'tls-failed';
  constructor(reason: NotPosted['reason']) {
    super(reason);
    this.name = 'NotPosted';
    this.reason = reason;
  }
}

/** For the whole exchange. */
const withinMs = 10_000;
/** An answer is a few words of JSON; what is longer is cut off. */
const longestAnswer = 16_384;

/** Follows no redirects, waits a limited time for the whole exchange, and reads no more of an answer than it needs. */
export const postWithin =
  (ms: number): Post =>
  (url, headers, body) =>
    new Promise((resolve, reject) => {
      const request = url.protocol === 'https:' ? secureRequest : plainRequest;
      const sent = request(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': String(body.length) },
        agent: false,
        signal: AbortSignal.timeout(ms),
      });
      sent.on('response', answer => {
        const chunks: Buffer[] = [];
        let length = 0;
        const done = () => {
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8').slice(0, longestAnswer),
          });
          sent.destroy();
        };
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length >= longestAnswer) done();
        });
        answer.on('end', done);
        answer.on('error', fault => reject(reasonOf(fault)));
      });
      sent.on('error', fault => reject(reasonOf(fault)));
      sent.end(body);
    });

export const post = postWithin(withinMs);

function reasonOf(fault: Error & { code?: string }): NotPosted {
  if (fault.name === 'AbortError' || fault.name === 'TimeoutError') return new NotPosted('timeout');
  return new NotPosted(
    /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(fault.code ?? '') ? 'tls-failed' : 'unreachable',
  );
}

/** What a status other than 2xx means. A redirect is never followed: it could lead into the house's own network. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { is: 'sent' };
  if (status >= 300 && status < 400) return { is: 'refused', reason: 'redirected' };
  const mayPass = status >= 500 || status === 408 || status === 425 || status === 429;
  return { is: mayPass ? 'failed' : 'refused', reason: `http-${status}` };
}
