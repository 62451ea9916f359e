import { sql } from 'kysely';
import { Refusal } from '#kernel/refusal.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import { setRun } from './runs.ts';

export type AsAccount = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Transactions of a job on the authority of the account that asked for it: its scope narrows them, its name stands in the audit. */
export async function asAccount(database: Database, accountId: string, command: string): Promise<AsAccount> {
  const origin = { requestId: null, ip: null, command };
  const { rows } = await database.as(systemActor('jobs'), origin, tx =>
    sql<{
      kind: 'person' | 'service';
      username: string;
      person_id: string | null;
    }>`select kind, username, person_id from account where id = ${accountId} and status = 'active'`.execute(tx),
  );
  const row = rows[0];
  if (!row) throw refuse['not-found']();
  const actor: Actor = { kind: row.kind, accountId, personId: row.person_id, name: row.username };
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
