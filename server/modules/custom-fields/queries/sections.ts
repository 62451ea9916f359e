import { sql } from 'kysely';
import { fieldGroups } from '#contract/action.ts';
import type { Audience, CustomSection, WholeSection } from '#contract/custom-field.ts';
import { fieldKinds, fieldsOf } from '#contract/form-definition.ts';
import { madeGroups } from '#platform/access/commands/write-group.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { fieldsEver } from '../rules/keys.ts';
import { usedIn } from '../rules/used-in.ts';
import { groupLabel, sectionById, sectionRows, versionsOf } from '../store.ts';
import type { SectionRow } from '../tables.ts';
import { usageOf } from './effect.ts';

export async function listSections(tx: Tx): Promise<CustomSection[]> {
  const rows = await sectionRows(tx);
  const sections: CustomSection[] = [];
  for (const row of rows) sections.push({ ...factsOf(row), fields: countOf(row), people: await peopleOf(tx, row.id) });
  return sections;
}

/** As of one of its versions; without a number the one in force. */
export async function readSection(tx: Tx, id: string, number?: number): Promise<WholeSection> {
  const row = await sectionById(tx, id);
  const versions = (await versionsOf(tx, [id])).get(id) ?? [];
  const shown = number === undefined ? row : versions.find(each => each.number === number);
  if (!shown) throw refuse['not-found']();
  const usage = await usageOf(tx, id);
  const inForce = new Set(Object.values(row.keys));
  return {
    ...factsOf({ ...row, ...shown }),
    definition: shown.definition,
    people: await peopleOf(tx, id),
    use: fieldsOf(row.definition)
      .filter(each => each.kind !== 'note')
      .map(({ code }) => ({
        code,
        people: usage.get(row.keys[code] ?? '') ?? 0,
        formulas: usedIn(row.definition, code),
      })),
    versions: versions.toReversed().map(each => ({
      number: each.number,
      name: each.name,
      note: each.note,
      fields: countOf(each),
      editedBy: each.edited_by_name,
      editedAt: each.edited_at.toISOString(),
    })),
    gone: [...fieldsEver(versions)]
      .filter(([key]) => !inForce.has(key))
      .map(([key, field]) => ({ label: field.label, kind: fieldKinds[field.kind], people: usage.get(key) ?? 0 })),
  };
}

export async function groups(tx: Tx) {
  const product = Object.entries(fieldGroups)
    // Where somebody works tells the employment module alone.
    .filter(([code]) => code !== 'job')
    .map(([code, label]) => ({ code, label, isSealed: code === 'identity' || code === 'bank', isOwn: false }));
  return [...product, ...(await madeGroups(tx)).map(each => ({ ...each, isOwn: true }))];
}

async function peopleOf(tx: Tx, id: string): Promise<number> {
  const found = await sql<{ n: number }>`select custom_people(${id}) as n`.execute(tx);
  return Number(found.rows[0]?.n ?? 0);
}

const countOf = ({ definition }: Pick<SectionRow, 'definition'>) =>
  fieldsOf(definition).filter(each => each.kind !== 'note').length;

function factsOf(row: SectionRow): Omit<CustomSection, 'fields' | 'people'> {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    help: row.help,
    group: row.group_code,
    groupLabel: groupLabel(row),
    isSealed: row.is_sealed,
    audience: audienceOf(row.audience),
    isRetired: row.state === 'retired',
    version: row.version,
    editedBy: row.edited_by_name,
    editedAt: row.edited_at.toISOString(),
  };
}

const audienceOf = ({ posts = [], units = [], grades = [] }: Partial<Audience>): Audience => ({ posts, units, grades });
