import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

export type SignInEvent =
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-out'
  | 'sign-in-locked'
  | 'second-factor-failed'
  | 'second-factor-set-up'
  | 'second-factor-removed'
  | 'recovery-codes-made'
  | 'password-changed'
  | 'password-reset'
  | 'account-unlocked'
  | 'sessions-ended';

/** Notes an event of sign-in in the audit. Facts hold no secrets, and no login that isn't an account's: people type passwords there. */
export async function note(
  tx: Tx,
  event: SignInEvent,
  account: { id: string; person_id: string | null } | null,
  facts: Record<string, unknown> = {},
) {
  const persons = account?.person_id ? `{${account.person_id}}` : '{}';
  const told = JSON.stringify({ ...(account ? { account: account.id } : {}), ...facts });
  await sql`select audit_note(${event}, ${persons}::uuid[], ${told}::jsonb)`.execute(tx);
}
