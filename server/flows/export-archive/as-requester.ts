import { sql } from 'kysely';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import { type Database, heldIn, type Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';

const origin = { requestId: null, ip: null, command: 'export.make' };

export const asSystem = <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.as(systemActor('jobs'), origin, work);

/** Transactions of the making on the authority of who asked, as it is now. Refuses export.account-inactive. */
export async function asRequester(
  database: Database,
  accountId: string,
): Promise<<T>(work: (tx: Tx) => Promise<T>) => Promise<T>> {
  const { rows } = await asSystem(database, tx =>
    sql<{ kind: 'person' | 'service'; username: string; person_id: string | null }>`
      select kind, username, person_id from account where id = ${accountId} and status = 'active'`.execute(tx),
  );
  const row = rows[0];
  if (!row) throw refuse['account-inactive']();
  const actor: Actor = { kind: row.kind, accountId, personId: row.person_id, name: row.username };
  return work => database.as(actor, origin, work);
}

/** All that the actor holds, in one text: another text means that something was given or taken. */
export function fingerprintOf(tx: Tx): string {
  const { widths, units } = heldIn(tx);
  const sorted = (of: Readonly<Record<string, unknown>>) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(widths), sorted(units)]);
}
