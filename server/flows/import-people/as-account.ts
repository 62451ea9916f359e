import { Refusal } from '#kernel/refusal.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { actorOfAccount } from '#platform/jobs/actor-of-account.ts';
import { refuse } from './refusals.ts';
import { setRun } from './runs.ts';

export type AsAccount = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Transactions of a job on the authority of the account that asked for it: its scope narrows them, its name stands in the audit. */
export async function asAccount(database: Database, accountId: string, command: string): Promise<AsAccount> {
  const origin = { requestId: null, ip: null, command };
  const actor = await actorOfAccount(database, accountId, command);
  if (!actor) throw refuse['not-found']();
  return work => database.as(actor, origin, work);
}

/** Runs a job's work; a refusal or a fault leaves the run in `after` with its reason, so that it never stands in between for ever. */
export async function leavingWord(
  as: AsAccount,
  runId: string,
  after: 'uploaded' | 'checked' | 'done',
  work: () => Promise<object>,
): Promise<object> {
  try {
    return await work();
  } catch (fault) {
    const error = fault instanceof Refusal ? fault.zh : null;
    await as(tx => setRun(tx, runId, { state: after, error })).catch(() => {});
    throw fault;
  }
}
