import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import type { Tx } from '../database/database.ts';
import { refuseRequest } from './refusals.ts';

/** A request that carries a key of its sender's: the same key means the same request, asked again because its answer was lost. */
export type Keyed = { readonly key: string; readonly asked: string };

/** So long an answer is kept; whoever asks again later than this is somebody else's doing. */
export const keepRepliesHours = 48;
/** Visible ASCII, as an HTTP field carries it. */
const keyForm = /^[\x21-\x7e]{1,100}$/;

/** The request's key and the digest of what it asks; null where it carries none. Refuses repeat.key-form. */
export function keyedOf(
  endpoint: Pick<AnyEndpoint, 'method' | 'path'>,
  call: {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly params: unknown;
    readonly body: unknown;
  },
): Keyed | null {
  const key = call.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !keyForm.test(key)) throw refuseRequest['key-form']();
  const text = JSON.stringify([endpoint.method, endpoint.path, call.params ?? null, call.body ?? null]);
  return { key, asked: createHash('sha256').update(text).digest('base64url') };
}

/**
 * Does the work, unless this account had it done under the same key: then it gets the first answer. The key is noted in the transaction of
 * the work, so that what failed may be asked again, and of two at once the second waits for the first. Refuses repeat.key-reused.
 */
export async function once<T>(
  tx: Tx,
  accountId: string,
  keyed: Keyed | null,
  at: Date,
  work: () => Promise<T>,
): Promise<T> {
  if (!keyed) return work();
  const noted = await sql`insert into workflow_reply (account_id, key, asked, at)
    values (${accountId}, ${keyed.key}, ${keyed.asked}, ${at}) on conflict (account_id, key) do nothing`.execute(tx);
  if (noted.numAffectedRows === 0n) {
    const first = await tx
      .selectFrom('workflow_reply')
      .select(['asked', 'reply'])
      .where('account_id', '=', accountId)
      .where('key', '=', keyed.key)
      .executeTakeFirst();
    if (first?.asked !== keyed.asked) throw refuseRequest['key-reused']();
    return (first.reply ?? undefined) as T;
  }
  const reply = await work();
  await tx
    .updateTable('workflow_reply')
    .set({ reply: reply === undefined ? null : JSON.stringify(reply) })
    .where('account_id', '=', accountId)
    .where('key', '=', keyed.key)
    .execute();
  return reply;
}

/** Deletes some answers that are older than an instant; gives how many. */
export async function sweepReplies(tx: Tx, before: Date, most: number): Promise<number> {
  const gone = await sql`delete from workflow_reply where id in (
    select id from workflow_reply where at < ${before} limit ${most})`.execute(tx);
  return Number(gone.numAffectedRows ?? 0);
}
