import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ExportRow } from './tables.ts';

/** An export with its row locked. `tx` acts as the system. */
export async function lockExport(tx: Tx, id: string): Promise<ExportRow | undefined> {
  return (await tx.selectFrom('export_request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) as
    | ExportRow
    | undefined;
}

export async function mayApprove(
  tx: Tx,
  account: string,
  of: Pick<ExportRow, 'unit_ids' | 'is_everywhere'>,
): Promise<boolean> {
  const found = await sql<{ may: boolean }>`
    select export_may_approve(${account}::uuid, ${of.unit_ids}::uuid[], ${of.is_everywhere}) as may`.execute(tx);
  return found.rows[0]?.may === true;
}

/** Whether two accounts are of one person, or one account. */
export async function isSamePerson(tx: Tx, a: string, b: string): Promise<boolean> {
  if (a === b) return true;
  const found =
    await sql`select from account x join account y on x.person_id = y.person_id where x.id = ${a} and y.id = ${b}`.execute(
      tx,
    );
  return found.rows.length > 0;
}
