import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** Takes persons back who were made by mistake, as by an import that is undone. What was believed of them stays readable in the past. */
export async function withdrawPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`select person_withdraw(${ids as string[]}::uuid[])`.execute(tx);
}
