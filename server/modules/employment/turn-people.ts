import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { settlePeople } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';

const batch = 1000;

/**
 * Brings everybody whose dated rows began or ended after `since` to the day that has begun: the projection, the words of search
 * and who leads whom. The tree of units must have turned before. Running it twice changes nothing. Returns how many there were.
 */
export async function turnPeople(tx: Tx, since: CivilDate): Promise<number> {
  const turned = await sql<{ id: string }>`select person_turned(${since}::date) as id`.execute(tx);
  const ids = turned.rows.map(row => row.id);
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch);
    await settlePeople(tx, some, { words: true });
    await sql`select person_refresh_below(${some}::uuid[])`.execute(tx);
  }
  return ids.length;
}
