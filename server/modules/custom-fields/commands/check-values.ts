import { sql } from 'kysely';
import { checkFilled, type FormProblem } from '#contract/form-check.ts';
import { type FormData, type FormPrefill, fieldsOf } from '#contract/form-definition.ts';
import { keptFiles } from '#contract/form-value.ts';
import { nameAll } from '#modules/forms/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { toShown } from '../rules/keys.ts';
import { keptOf } from '../store.ts';
import type { SectionRow } from '../tables.ts';

export type Checked = { readonly data: Record<string, unknown>; readonly problems: FormProblem[] };

/** What was filled in, tidied, with what is wrong: values, formulas, persons and units that there are, files that the caller has. */
export async function checkValues(
  tx: Tx,
  deps: CustomFieldDeps,
  section: SectionRow,
  personId: string,
  sent: FormData,
  prefill: FormPrefill,
): Promise<Checked> {
  const { data, problems } = checkFilled(section.definition, sent, prefill);
  const named = await nameAll(tx, deps.lookups, section.definition, data);
  const files = await ownFiles(tx, deps, section, personId, data);
  return { data, problems: [...problems, ...named, ...files] };
}

/** A file is one that the caller uploaded, or that the section holds already; its name and size are what was stored. */
async function ownFiles(
  tx: Tx,
  deps: CustomFieldDeps,
  section: SectionRow,
  personId: string,
  data: Record<string, unknown>,
): Promise<FormProblem[]> {
  const fields = fieldsOf(section.definition).filter(each => each.kind === 'file' && data[each.code] !== undefined);
  if (fields.length === 0) return [];
  const ids = fields.flatMap(each => keptFiles(data[each.code]).map(file => file.id));
  const stored = await sql<{
    id: string;
    name: string;
    size: number;
  }>`select id, name, size_bytes as size from file_object
    where id = any(${ids}::uuid[]) and account_id = access_account()`.execute(tx);
  const known = new Map([
    ...(await filesHeld(tx, deps, personId, section.id)),
    ...stored.rows.map(row => [row.id, { id: row.id, name: row.name, size: Number(row.size) }] as const),
  ]);
  const problems: FormProblem[] = [];
  for (const { code, label } of fields) {
    const files = keptFiles(data[code]).map(file => known.get(file.id));
    if (files.some(file => file === undefined))
      problems.push({ path: `/${code}`, code: 'form.unknown', zh: `${label}里有附件没有上传成功，请重新上传。` });
    else data[code] = files;
  }
  return problems;
}

/** The files that a section of a person names, now or in its history, by id. */
export async function filesHeld(tx: Tx, deps: Pick<CustomFieldDeps, 'secrets'>, personId: string, sectionId: string) {
  const found = await sql<{ data: unknown; data_envelope: string | null }>`
    select data, data_envelope from person_custom where person_id = ${personId} and section_id = ${sectionId}
    union all select data, data_envelope from person_custom_past where person_id = ${personId} and section_id = ${sectionId}`.execute(
    tx,
  );
  const held = new Map<string, { id: string; name: string; size: number }>();
  for (const row of found.rows)
    for (const value of Object.values(toShown(keptOf(deps.secrets, row), {}).gone))
      for (const file of keptFiles(value)) if (/^[0-9a-f-]{36}$/.test(file.id)) held.set(file.id, { ...file });
  return held;
}
