import webPush from 'web-push';
import type { Outcome } from './outcome.ts';
import { NotPosted, outcomeOf, type Post } from './post.ts';
import { type MoreHosts, pushPlace } from './rules/allowed-host.ts';

export type BrowserKeys = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
export type VapidKeys = { readonly subject: string; readonly publicKey: string; readonly privateKey: string };
/** What the service worker is told; encrypted for the browser, so that its push service can't read it. */
export type PushMessage = { readonly text: string; readonly url: string; readonly tag: string };

const keptSeconds = 24 * 3600;

export async function sendPush(
  post: Post,
  more: MoreHosts,
  vapid: VapidKeys,
  browser: BrowserKeys,
  message: PushMessage,
  isUrgent: boolean,
): Promise<Outcome> {
  const place = pushPlace(browser.endpoint, more);
  if (!('url' in place)) return { is: 'refused', reason: 'host-not-allowed' };
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint: browser.endpoint, keys: { p256dh: browser.p256dh, auth: browser.auth } },
    JSON.stringify(message),
    { vapidDetails: vapid, TTL: keptSeconds, urgency: isUrgent ? 'high' : 'normal' },
  );
  try {
    const { status } = await post(place.url, textHeaders(headers), body ?? new Uint8Array());
    // The browser has ended its subscription (RFC 8030, 7.3), or it never was.
    if (status === 404 || status === 410) return { is: 'gone', reason: `http-${status}` };
    return outcomeOf(status);
  } catch (fault) {
    if (fault instanceof NotPosted) return { is: 'failed', reason: fault.reason };
    throw fault;
  }
}

/** Whether a browser's keys can be used: they are tried once on nothing. */
export function areUsable(keys: BrowserKeys): boolean {
  try {
    webPush.encrypt(keys.p256dh, keys.auth, '', 'aes128gcm');
    return true;
  } catch {
    return false;
  }
}

export function makeVapidKeys(): { publicKey: string; privateKey: string } {
  return webPush.generateVAPIDKeys();
}

function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
