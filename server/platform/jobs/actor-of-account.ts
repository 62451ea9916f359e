import { sql } from 'kysely';
import { type Actor, systemActor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';

/** Whose authority a job that somebody asked for works on: the account as it is now; null when it is gone or shut. */
export async function actorOfAccount(
  database: Database,
  accountId: string,
  command: string,
): Promise<Extract<Actor, { kind: 'person' | 'service' }> | null> {
  const { rows } = await database.as(systemActor('jobs'), { requestId: null, ip: null, command }, tx =>
    sql<{
      kind: 'person' | 'service';
      username: string;
      person_id: string | null;
    }>`select kind, username, person_id from account where id = ${accountId} and status = 'active'`.execute(tx),
  );
  const row = rows[0];
  return row ? { kind: row.kind, accountId, personId: row.person_id, name: row.username } : null;
}
