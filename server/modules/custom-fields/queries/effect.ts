import { sql } from 'kysely';
import type { SectionEffect } from '#contract/custom-field.ts';
import { checkDefinition } from '#contract/form-check.ts';
import { type FormDefinition, fieldsOf } from '#contract/form-definition.ts';
import { valueText } from '#contract/form-words.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { demandsOf, misfit } from '../rules/fit.ts';
import { toShown } from '../rules/keys.ts';
import { keptOf } from '../store.ts';
import type { SectionRow } from '../tables.ts';

type Deps = Pick<CustomFieldDeps, 'secrets'>;
type Change = SectionEffect['changes'][number];
const page = 2000;
const mostExamples = 20;

/** How many people have something under each name, in anybody's reach. */
export async function usageOf(tx: Tx, sectionId: string): Promise<Map<string, number>> {
  const found = await sql<{ key: string; people: number }>`select key, people from custom_usage(${sectionId})`.execute(
    tx,
  );
  return new Map(found.rows.map(row => [row.key, Number(row.people)]));
}

/** What a definition would change in a section, and what of that can't be. */
export async function effectOf(
  tx: Tx,
  deps: Deps,
  section: SectionRow,
  definition: FormDefinition,
): Promise<SectionEffect> {
  const issues = checkDefinition(definition);
  const usage = await usageOf(tx, section.id);
  const before = new Map(fieldsOf(section.definition).map(each => [each.code, each]));
  const after = new Map(fieldsOf(definition).map(each => [each.code, each]));
  const peopleOf = (code: string) => usage.get(section.keys[code] ?? '') ?? 0;
  const changes: Change[] = [];
  for (const [code, { label }] of before)
    if (!after.has(code)) changes.push(changed(code, label, 'deleted', peopleOf(code)));
  for (const [code, field] of after) {
    const old = before.get(code);
    if (!old) changes.push(changed(code, field.label, 'added', 0));
    else if (JSON.stringify(old) !== JSON.stringify(field))
      changes.push(changed(code, field.label, 'changed', peopleOf(code)));
  }
  const asked = changes.filter(each => {
    const [old, field] = [before.get(each.code), after.get(each.code)];
    return each.people > 0 && old && field && demandsOf(old) !== demandsOf(field);
  });
  if (asked.length > 0) await findUnfit(tx, deps, section, before, after, asked);
  return { issues, changes };
}

const changed = (code: string, label: string, what: Change['what'], people: number): Change => ({
  code,
  label: label || code,
  what,
  people,
  unfit: 0,
  examples: [],
});

type Fields = ReadonlyMap<string, ReturnType<typeof fieldsOf>[number]>;
type Stored = { id: string; person_id: string; data: unknown; data_envelope: string | null };

async function findUnfit(tx: Tx, deps: Deps, section: SectionRow, before: Fields, after: Fields, asked: Change[]) {
  const found: Array<{ change: Change; row: string; person: string; value: string; why: string }> = [];
  let last: string | null = null;
  for (;;) {
    const read: { rows: Stored[] } =
      await sql<Stored>`select * from custom_stored(${section.id}, ${last}::uuid, ${page})`.execute(tx);
    for (const row of read.rows) {
      const { data } = toShown(keptOf(deps.secrets, row), section.keys);
      for (const change of asked) {
        const [old, field] = [before.get(change.code), after.get(change.code)];
        const value = data[change.code];
        const why = old && field && value !== undefined ? misfit(old, field, value) : null;
        if (why === null || !old) continue;
        change.unfit += 1;
        if (found.filter(each => each.change === change).length < mostExamples * 5)
          found.push({
            change,
            row: row.id,
            person: row.person_id,
            value: valueText(old, value),
            why: why.replace(/^的/, ''),
          });
      }
    }
    last = read.rows.at(-1)?.id ?? null;
    if (read.rows.length < page || last === null) break;
  }
  // Whoever draws a section need not be one who reads it: what is told of a person is what row security shows of him.
  const seen = await sql<{
    id: string;
    name: string;
  }>`select c.id, p.name from person_custom c join person p on p.id = c.person_id
    where c.id = any(${found.map(each => each.row)}::uuid[])`.execute(tx);
  const names = new Map(seen.rows.map(row => [row.id, row.name]));
  for (const { change, row, value, why } of found) {
    const person = names.get(row);
    if (person !== undefined && change.examples.length < mostExamples) change.examples.push({ person, value, why });
  }
}
