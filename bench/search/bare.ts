import pg from 'pg';
import { load } from '../people/measure.ts';

/** The bare limit: a word looked up in a GIN index of the same rows, fifty ids, by a bare client without permission, names or order. */
export async function bareLookups(
  url: string,
  words: readonly string[],
  clients: number,
  calls: number,
): Promise<number[]> {
  const pool = new pg.Pool({ connectionString: url, max: clients });
  try {
    return await load(clients, calls, async n => {
      await pool.query({
        name: 'bare',
        text: 'select id from search_entry where words @@ $1::tsquery limit 50',
        values: [`'${words[n % words.length]}'`],
      });
    });
  } finally {
    await pool.end();
  }
}
