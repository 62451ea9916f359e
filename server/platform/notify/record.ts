import type { Tx } from '../database/database.ts';
import type { Parcel } from './claim.ts';
import type { Outcome } from './outcome.ts';
import { nextTry } from './rules/next-try.ts';
import './tables.ts';

/** Notes what became of a message. What never will go out ends at once; the rest is tried again, up to its number of tries. */
export async function record(tx: Tx, parcel: Parcel, outcome: Outcome, now: Date): Promise<void> {
  for (const { id, attempts, subscription_id } of parcel.deliveries) {
    const next = outcome.is === 'failed' ? nextTry(attempts + 1, now) : null;
    await tx
      .updateTable('notify_delivery')
      .set(
        outcome.is === 'sent'
          ? { state: 'sent', reason: null, ended_at: now }
          : next
            ? { state: 'failed', reason: outcome.reason, next_at: next }
            : { state: 'given-up', reason: outcome.reason, ended_at: now },
      )
      .where('id', '=', id)
      .execute();
    if (outcome.is === 'gone' && subscription_id !== null)
      await tx.deleteFrom('notify_subscription').where('id', '=', subscription_id).execute();
  }
}
