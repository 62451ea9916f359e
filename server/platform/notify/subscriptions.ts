import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { Secrets } from '../secrets/keyring.ts';
import { refuse } from './refusals.ts';
import { type MoreHosts, pushPlace } from './rules/allowed-host.ts';
import { areUsable, type BrowserKeys } from './web-push.ts';
import './tables.ts';

type Asked = BrowserKeys & { readonly device: string };

/** Takes a browser's subscription for the actor's account; one that another account had with this browser ends. */
export async function subscribe(tx: Tx, secrets: Secrets, more: MoreHosts, asked: Asked, now: Date): Promise<string> {
  const { endpoint, p256dh, auth, device } = asked;
  const place = pushPlace(endpoint, more);
  if (!('url' in place)) throw refuse['push-host']();
  if (!areUsable({ endpoint, p256dh, auth })) throw refuse['push-keys']();
  const offered = await sql<{ push_public_key: string | null }>`select push_public_key from notify_offer()`.execute(tx);
  if (!offered.rows[0]?.push_public_key) throw refuse['push-off']();
  const id = newId();
  const keys = secrets.seal(JSON.stringify({ endpoint, p256dh, auth } satisfies BrowserKeys));
  await sql`select notify_subscribe(${id}, ${secrets.blindIndex('push-endpoint', endpoint)}, ${keys}, ${device.trim()}, ${now})`.execute(
    tx,
  );
  return id;
}

/** Ends one; that it is gone already is as good. */
export async function unsubscribe(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.deleteFrom('notify_subscription').where('id', '=', id).where('account_id', '=', accountId).execute();
}
