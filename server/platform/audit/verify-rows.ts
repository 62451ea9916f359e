import { type Kysely, sql } from 'kysely';
import type { AuditFault } from '#contract/audit-fault.ts';
import type { Guard } from '../access/rule.ts';
import type { Tables } from '../database/tables.ts';

/** The tables whose rows are recorded: those with an audited guard, and the past twins of dated ones. */
export function auditedTables(guards: readonly Guard[]): string[] {
  return guards
    .filter(guard => typeof guard.audit === 'object')
    .flatMap(guard => (guard.dated ? [guard.table, `${guard.table}_past`] : [guard.table]));
}

type Difference = { id: string; n: number | null; there: boolean; recorded: boolean };

/**
 * Compares every row of a table with the digest that its last entry holds. The digest is computed here, not by a function of
 * the database, which the same hand could have changed.
 */
export async function verifyRows(
  tx: Kysely<Tables>,
  table: string,
  faultsMax: number,
): Promise<{ rows: number; faults: AuditFault[] }> {
  const counted = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(tx);
  const found = await sql<Difference>`
    with recorded as (
      select distinct on (u.id) u.id, u.digest, l.n
      from audit_entry e join audit_link l on l.entry_id = e.id
      cross join lateral unnest(e.row_ids, e.row_digests) as u (id, digest)
      where e.subject_table = ${table}
      order by u.id, l.n desc),
    present as (
      select t.id, pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.rtrim(t::text, ',)'), 'UTF8')) as digest from ${sql.table(table)} t)
    select id, r.n, p.digest is not null as there, r.digest is not null as recorded
    from recorded r full join present p using (id)
    where r.digest is distinct from p.digest
    limit ${faultsMax}`.execute(tx);
  const faults = found.rows.map((row): AuditFault => {
    const named = { table, rowId: row.id };
    if (!row.recorded) return { kind: 'row-unrecorded', ...named };
    return { kind: row.there ? 'row-changed' : 'row-gone', ...named, n: row.n ?? 0 };
  });
  return { rows: counted.rows[0]?.rows ?? 0, faults };
}

const ownTriggers: ReadonlyArray<readonly [table: string, trigger: string]> = [
  ['audit_entry', 'audit_entry_chained'],
  ['audit_entry', 'audit_entry_append_only'],
  ['audit_link', 'audit_link_append_only'],
];

/** Every trigger that records must be there and switched on: without it a change would go unseen until rows are compared. */
export async function verifyTriggers(tx: Kysely<Tables>, tables: readonly string[]): Promise<AuditFault[]> {
  const events = ['audited_insert', 'audited_update', 'audited_delete'];
  const wanted = [...ownTriggers, ...tables.flatMap(table => events.map(event => [table, event] as const))];
  const found = await sql<{ name: string }>`
    select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace s on s.oid = c.relnamespace
    where s.nspname = 'public' and not t.tgisinternal and t.tgenabled in ('O', 'A')`.execute(tx);
  const active = new Set(found.rows.map(row => row.name));
  return wanted
    .filter(([table, trigger]) => !active.has(`${table}.${trigger}`))
    .map(([table, trigger]) => ({ kind: 'trigger-off', table, trigger }));
}
