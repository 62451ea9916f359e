import { sql } from 'kysely';
import { Refusal } from '#kernel/refusal.ts';
import type { Tx } from './database.ts';

/** Does a part of a transaction so that a refusal undoes that part alone. Any other fault goes on its way. */
export async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<{ done: T } | { refused: Refusal }> {
  await sql`savepoint attempt`.execute(tx);
  try {
    const done = await work();
    await sql`release savepoint attempt`.execute(tx);
    return { done };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    await sql`rollback to savepoint attempt`.execute(tx);
    await sql`release savepoint attempt`.execute(tx);
    return { refused: fault };
  }
}
