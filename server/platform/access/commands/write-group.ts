import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

export type MadeGroup = { readonly code: string; readonly label: string; readonly isSealed: boolean };

/** The field groups that HR made, in order of their making. */
export async function madeGroups(tx: Tx): Promise<MadeGroup[]> {
  const rows = await tx.selectFrom('access_group').selectAll().orderBy('id').execute();
  return rows.map(row => ({ code: row.code, label: row.label, isSealed: row.is_sealed }));
}

/** A field group of HR's own. Nobody holds it until a role does. Refuses access.group-taken. */
export async function makeGroup(tx: Tx, group: MadeGroup): Promise<void> {
  const there = await tx
    .selectFrom('access_group')
    .select('code')
    .where(eb => eb.or([eb('code', '=', group.code), eb('label', '=', group.label)]))
    .executeTakeFirst();
  if (there) {
    const isCode = there.code === group.code;
    throw refuse['group-taken']({
      what: isCode ? group.code : group.label,
      field: isCode ? '/body/code' : '/body/label',
    });
  }
  await sql`insert into access_group (id, code, label, is_sealed, made_by_name) values (${newId()}, ${group.code}, ${group.label},
    ${group.isSealed}, coalesce((select display_name from account where id = access_account()), '系统'))`.execute(tx);
}

/** Refuses access.group-not-found, access.group-taken. */
export async function renameGroup(tx: Tx, code: string, label: string): Promise<void> {
  const taken = await tx
    .selectFrom('access_group')
    .select('code')
    .where('label', '=', label)
    .where('code', '<>', code)
    .executeTakeFirst();
  if (taken) throw refuse['group-taken']({ what: label, field: '/body/label' });
  const done = await tx.updateTable('access_group').set({ label }).where('code', '=', code).executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refuse['group-not-found']();
}
