import type { Tx } from '#platform/database/database.ts';
import '../tables.ts';

export type Grade = { readonly id: string; readonly code: string; readonly name: string; readonly rank: number };

/** Every grade, the highest first. */
export async function gradesOf(tx: Tx): Promise<Grade[]> {
  return tx.selectFrom('grade').selectAll().orderBy('rank', 'desc').orderBy('code').execute();
}
