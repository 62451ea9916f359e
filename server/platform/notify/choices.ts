import { sql } from 'kysely';
import type { NoticeSettings } from '#contract/notice.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import './tables.ts';

export type Choice = Pick<NoticeSettings, 'wantsEmail' | 'wantsPush' | 'quiet'>;

export async function readSettings(tx: Tx, accountId: string): Promise<NoticeSettings> {
  const choice = await tx
    .selectFrom('notify_choice')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const address = await tx
    .selectFrom('notify_address')
    .select(['address', 'verified_at', 'pending_address'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const subscriptions = await tx
    .selectFrom('notify_subscription')
    .select(['id', 'device', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .execute();
  const offered = await sql<{
    mail_is_on: boolean;
    push_public_key: string | null;
  }>`select * from notify_offer()`.execute(tx);
  const [offer] = offered.rows;
  const { quiet_from_min: fromMin = null, quiet_until_min: untilMin = null } = choice ?? {};
  return {
    wantsEmail: choice?.wants_email ?? true,
    wantsPush: choice?.wants_push ?? true,
    quiet: fromMin !== null && untilMin !== null ? { fromMin, untilMin } : null,
    address: address?.verified_at ? address.address : null,
    pendingAddress: address?.pending_address ?? null,
    subscriptions: subscriptions.map(row => ({
      id: row.id,
      device: row.device,
      createdAt: row.created_at.toISOString(),
    })),
    mailIsOn: offer?.mail_is_on ?? false,
    pushPublicKey: offer?.push_public_key ?? null,
  };
}

export async function setChoice(tx: Tx, accountId: string, choice: Choice): Promise<void> {
  const row = {
    wants_email: choice.wantsEmail,
    wants_push: choice.wantsPush,
    quiet_from_min: choice.quiet?.fromMin ?? null,
    quiet_until_min: choice.quiet?.untilMin ?? null,
  };
  await tx
    .insertInto('notify_choice')
    .values({ id: newId(), account_id: accountId, ...row })
    .onConflict(on => on.column('account_id').doUpdateSet(row))
    .execute();
}
