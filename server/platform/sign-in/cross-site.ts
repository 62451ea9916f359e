import type { Refusal } from '#kernel/refusal.ts';
import { refuseAccess } from '#platform/http/problem.ts';

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What contract/call.ts sends; another site's page can't send it without asking this server first, and is told no. */
export const requestHeader = 'x-renshi-request';

/**
 * Why a request that changes something is not taken as this site's own; null when it is. Programs with a key carry no cookie
 * that a browser would add by itself, so they aren't asked. `ownOrigins` empty: the Host header tells the own origin.
 */
export function crossSiteRefusal(headers: Headers, method: string, ownOrigins: readonly string[]): Refusal | null {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase())) return null;
  if (/^bearer\s/i.test(text(headers.authorization))) return null;
  const site = text(headers['sec-fetch-site']);
  if (site !== '' && site !== 'same-origin' && site !== 'none') return refuseAccess['cross-site']();
  const origin = text(headers.origin);
  if (origin !== '' && !isOwn(origin, headers, ownOrigins)) return refuseAccess['cross-site']();
  const hasCookie = /(?:^|;\s*)(?:__Host-)?renshi=/.test(text(headers.cookie));
  if (hasCookie && text(headers[requestHeader]) === '') return refuseAccess['cross-site']();
  return null;
}

function isOwn(origin: string, headers: Headers, ownOrigins: readonly string[]): boolean {
  if (ownOrigins.includes(origin)) return true;
  return (
    ownOrigins.length === 0 && /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === text(headers.host)
  );
}

function text(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim();
}
