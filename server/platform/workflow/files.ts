import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import { refuseCase } from './refusals.ts';
import type { KeptFile } from './tables.ts';

/** The files that an account uploaded and now attaches. Refuses case.not-found for one that isn't its own. */
export async function attachable(tx: Tx, ids: readonly string[], accountId: string): Promise<KeptFile[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const rows = await sql<{ id: string; name: string; size: number }>`
    select id, name, size_bytes::int as size from file_object where id = any(${wanted}::uuid[]) and account_id = ${accountId}`.execute(
    tx,
  );
  if (rows.rows.length !== wanted.length) throw refuseCase['not-found']();
  return rows.rows.map(({ id, name, size }) => ({ id, name, size }));
}
