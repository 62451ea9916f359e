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

/** Row security says whether the caller sees the case; the file must stand in what was said or filled in there. Refuses case.not-found. */
export async function refuseUnattached(tx: Tx, caseId: string, fileId: string): Promise<void> {
  const [entries, row] = await Promise.all([
    tx.selectFrom('workflow_entry').select('files').where('case_id', '=', caseId).execute(),
    tx.selectFrom('workflow_case').select('data').where('id', '=', caseId).executeTakeFirst(),
  ]);
  const isAttached = entries.some(entry => entry.files.some(file => file.id === fileId));
  // A form keeps the ids of its files among the data.
  if (!row || !(isAttached || JSON.stringify(row.data).includes(fileId))) throw refuseCase['not-found']();
}

/** Of a case only what those who act in it put there themselves: an id of another's file, written into a form, opens nothing. */
export async function refuseForeign(tx: Tx, caseId: string, fileId: string): Promise<void> {
  const found = await sql`
    select from file_object f where f.id = ${fileId} and f.account_id in (
      select starter_account from workflow_case where id = ${caseId}
      union all select account_id from workflow_member where case_id = ${caseId}
      union all select account_id from workflow_entry where case_id = ${caseId})`.execute(tx);
  if (found.rows.length === 0) throw refuseCase['not-found']();
}
