import { sql } from 'kysely';
import type { Form, FormVersion, WholeForm } from '#contract/form.ts';
import { type FormDefinition, fieldsOf } from '#contract/form-definition.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { formByKey, inForce, versionsOf } from '../store.ts';
import type { VersionRow } from '../tables.ts';

export async function listForms(tx: Tx): Promise<Form[]> {
  const found = await sql<{
    key: string;
    name: string;
    help: string;
    shipped_digest: string;
    in_force: number | null;
    draft: number | null;
    definition: FormDefinition;
    edited_at: Date;
  }>`select f.key, f.name, f.help, f.shipped_digest, p.number as in_force, d.number as draft, v.definition, v.edited_at
    from form f
    left join form_version p on p.form_id = f.id and p.state = 'in-force'
    left join form_version d on d.form_id = f.id and d.state = 'draft'
    join lateral (select x.definition, x.edited_at from form_version x where x.form_id = f.id order by x.number desc limit 1) v on true
    order by f.shipped_digest <> '', f.name`.execute(tx);
  return found.rows.map(row => ({
    key: row.key,
    name: row.name,
    help: row.help,
    isBuiltIn: row.shipped_digest !== '',
    inForce: row.in_force,
    draft: row.draft,
    fields: fieldsOf(row.definition).length,
    editedAt: row.edited_at.toISOString(),
  }));
}

/** Without a number the version in force, or the draft where there is none and it may be seen. Refuses form.not-found. */
export async function readForm(tx: Tx, key: string, number: number | undefined): Promise<WholeForm> {
  const form = await formByKey(tx, key);
  const versions = await versionsOf(tx, form.id);
  const wanted =
    number === undefined
      ? (versions.find(each => each.state === 'in-force') ?? versions.find(each => each.state === 'draft'))
      : versions.find(each => each.number === number);
  if (!wanted) throw refuse['not-found']();
  return {
    key: form.key,
    name: form.name,
    help: form.help,
    isBuiltIn: form.shipped_digest !== '',
    version: shownOf(wanted),
    definition: wanted.definition,
    versions: versions.map(shownOf),
  };
}

export async function knowsForm(tx: Tx, key: string): Promise<boolean> {
  return (await inForce(tx, key)) !== undefined;
}

function shownOf(row: VersionRow): FormVersion {
  return {
    number: row.number,
    state: row.state,
    note: row.note,
    editedBy: row.edited_by_name,
    editedAt: row.edited_at.toISOString(),
    putInForceAt: row.in_force_at?.toISOString() ?? null,
    putInForceBy: row.in_force_by_name,
  };
}
