import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { settlePeople } from '#modules/people/index.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Database } from '#platform/database/database.ts';

const batch = 1000;

/**
 * Brings the projections to the day that has begun: the tree of units, and everybody whose dated rows began or ended after
 * `since`. Run soon after midnight, and at start, as the process may have slept. Running it twice changes nothing.
 */
export async function turnOfDay(database: Database, since: CivilDate): Promise<{ refreshed: number }> {
  const origin = { requestId: null, ip: null, command: 'turn-of-day' };
  const ids = await database.as(systemActor('jobs'), origin, async tx => {
    await sql`select unit_reach_refresh()`.execute(tx);
    const turned = await sql<{ id: string }>`select person_turned(${since}::date) as id`.execute(tx);
    return turned.rows.map(row => row.id);
  });
  for (let at = 0; at < ids.length; at += batch) {
    await database.as(systemActor('jobs'), origin, async tx => {
      const some = ids.slice(at, at + batch);
      await settlePeople(tx, some, { words: true });
      await sql`select person_refresh_below(${some}::uuid[])`.execute(tx);
    });
  }
  return { refreshed: ids.length };
}
