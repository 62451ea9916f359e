import { isIP } from 'node:net';
import type { Headers } from './cross-site.ts';
import { refuse } from './refusals.ts';

export type RelyingParty = { readonly origin: string; readonly id: string };

/**
 * For whom passkeys are made: the address at which the browser is, where it is one of this server's. Browsers know passkeys
 * for names only, not for bare network addresses, and only over https or on localhost.
 */
export function relyingParty(headers: Headers, ownOrigins: readonly string[]): RelyingParty {
  const origin = typeof headers.origin === 'string' ? headers.origin : '';
  const url = URL.canParse(origin) ? new URL(origin) : null;
  const isOwn = ownOrigins.length > 0 ? ownOrigins.includes(origin) : url?.host === headers.host;
  if (!url || !isOwn || isIP(url.hostname.replace(/^\[|\]$/g, ''))) throw refuse['passkey-unavailable']();
  if (url.protocol !== 'https:' && url.hostname !== 'localhost') throw refuse['passkey-unavailable']();
  return { origin, id: url.hostname };
}
