import { type RobotKind, robotKinds } from '#contract/notify.ts';

/**
 * Where this server may send, beyond the vendors: a host (`hook.example.com`), a host with its port, or an origin. Only an origin that
 * begins with http:// allows the address to be unencrypted.
 */
export type MoreHosts = readonly string[];

/** Push services of the browsers; what stands after a dot allows the hosts below. */
const pushServices = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  '.notify.windows.com',
  'web.push.apple.com',
  '.push.apple.com',
];

export type Place = { readonly url: URL } | { readonly refused: 'malformed' | 'host'; readonly host: string };

export function robotPlace(text: string, kind: RobotKind, more: MoreHosts): Place {
  const vendor = robotKinds.find(each => each.code === kind);
  return placeOf(text, url => url.host === vendor?.host, more);
}

export function pushPlace(text: string, more: MoreHosts): Place {
  return placeOf(text, url => pushServices.some(each => matches(url.host, each)), more);
}

function matches(host: string, allowed: string): boolean {
  return allowed.startsWith('.') ? host.endsWith(allowed) : host === allowed;
}

function placeOf(text: string, isKnown: (url: URL) => boolean, more: MoreHosts): Place {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url?.host || url.username || url.password || url.hash) return { refused: 'malformed', host: '' };
  if (more.includes(url.origin)) return { url };
  if (url.protocol !== 'https:') return { refused: 'malformed', host: url.host };
  return isKnown(url) || more.includes(url.host) ? { url } : { refused: 'host', host: url.host };
}

/** The hosts of a setting such as `hook.example.com,http://127.0.0.1:9000`. */
export function readHosts(text: string | undefined): MoreHosts {
  return (text ?? '')
    .split(',')
    .map(each => each.trim().toLowerCase().replace(/\/$/, ''))
    .filter(Boolean);
}
