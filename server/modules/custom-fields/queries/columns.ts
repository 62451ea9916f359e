import { sql } from 'kysely';
import type { CustomColumn } from '#contract/custom-field.ts';
import { type FormField, fieldsOf } from '#contract/form-definition.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { toShown } from '../rules/keys.ts';
import { keptOf, sectionRows } from '../store.ts';
import type { SectionRow } from '../tables.ts';
import { lineOf } from './table-text.ts';

/** A field of a section in use, with the name under which its values are kept. */
export type Column = {
  readonly ref: string;
  readonly section: SectionRow;
  readonly field: FormField;
  readonly key: string;
};

const unsortable = new Set<FormField['kind']>(['table', 'file', 'note', 'identity']);
export const isSortable = ({ section, field }: Column) =>
  !section.is_sealed && !unsortable.has(field.kind) && field.many !== true;

/** The fields that the actor may read, or with `action` people.edit may write, of anybody, in the order of the archive. */
export async function columnsWithin(tx: Tx, action: 'people.read' | 'people.edit' = 'people.read'): Promise<Column[]> {
  const sections = (await sectionRows(tx, sql`s.state = 'in-use'`)).filter(each =>
    holdsAction(tx, action, each.group_code),
  );
  return sections.flatMap(section =>
    fieldsOf(section.definition).flatMap(field => {
      const key = section.keys[field.code];
      return field.kind === 'note' || key === undefined
        ? []
        : [{ ref: `${section.code}.${field.code}`, section, field, key }];
    }),
  );
}

/** The same as screens, imports and exports are told. */
export async function customColumns(tx: Tx): Promise<CustomColumn[]> {
  return (await columnsWithin(tx)).map(column => ({
    ref: column.ref,
    section: column.section.code,
    sectionName: column.section.name,
    label: column.field.label,
    kind: column.field.kind,
    many: column.field.many === true,
    options: (column.field.options ?? []).map(({ value, label }) => ({ value, label })),
    suffix: column.field.suffix ?? null,
    sortable: isSortable(column),
  }));
}

/**
 * What these people have in these columns today, as text: by person, then by the column's name. Row security leaves out what is not the
 * actor's to read.
 */
export async function customCells(
  tx: Tx,
  deps: Pick<CustomFieldDeps, 'secrets'>,
  personIds: readonly string[],
  columns: readonly Column[],
): Promise<Map<string, Record<string, string>>> {
  const cells = new Map<string, Record<string, string>>();
  if (columns.length === 0 || personIds.length === 0) return cells;
  const sections = [...new Set(columns.map(each => each.section.id))];
  const found = await sql<{ person_id: string; section_id: string; data: unknown; data_envelope: string | null }>`
    select person_id, section_id, data, data_envelope from person_custom
    where person_id = any(${[...personIds]}::uuid[]) and section_id = any(${sections}::uuid[]) and valid @> access_today()`.execute(
    tx,
  );
  for (const row of found.rows) {
    const of = columns.filter(each => each.section.id === row.section_id);
    const { data } = toShown(keptOf(deps.secrets, row), of[0]?.section.keys ?? {});
    const his = cells.get(row.person_id) ?? {};
    for (const { ref, field } of of) {
      const text = lineOf(field, data[field.code]);
      if (text !== '') his[ref] = text;
    }
    cells.set(row.person_id, his);
  }
  return cells;
}
