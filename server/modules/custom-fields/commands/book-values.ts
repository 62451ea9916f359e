import { sql } from 'kysely';
import { type FormData, fieldsOf } from '#contract/form-definition.ts';
import { contains } from '#kernel/span.ts';
import { needPerson, needSpan, refusePeople, withinReach } from '#modules/people/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { change, correct, rescind, versionsOf } from '#platform/database/dated/dated.ts';
import { refuseAccess } from '#platform/http/problem.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { prefillOf, sectionsFor } from '../queries/person.ts';
import { lineOf } from '../queries/table-text.ts';
import { refuse } from '../refusals.ts';
import { toKept, toShown } from '../rules/keys.ts';
import { entryOf, keptOf, personCustom, sectionById, toColumns } from '../store.ts';
import type { SectionRow } from '../tables.ts';
import { type Checked, checkValues } from './check-values.ts';

export type CustomChange = {
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly keepLater?: boolean | undefined;
  readonly values: FormData;
};

/** Books what a section holds of a person from a day on. All values are given; what is left out is empty. */
export async function changeCustom(
  tx: Tx,
  deps: CustomFieldDeps,
  actor: Actor,
  personId: string,
  sectionId: string,
  asked: CustomChange,
): Promise<{ versionId: string }> {
  const span = needSpan(asked.from, asked.until);
  const section = await editable(tx, personId, sectionId);
  await needFor(tx, section, personId, span.from ?? deps.clock.today());
  const checked = needRight(await checkFor(tx, deps, actor, section, personId, asked.values));
  const key = entryOf(personId, sectionId);
  const versionId = await change(
    tx,
    personCustom,
    key,
    span,
    { person_id: personId, section_id: sectionId, group_code: section.group_code, ...columns(deps, section, checked) },
    { keepLater: asked.keepLater ?? false },
  );
  return { versionId };
}

/** Corrects a version: the same days, other values. */
export async function correctCustom(
  tx: Tx,
  deps: CustomFieldDeps,
  actor: Actor,
  at: { personId: string; sectionId: string; versionId: string },
  values: FormData,
): Promise<{ versionId: string }> {
  const section = await editable(tx, at.personId, at.sectionId);
  const checked = needRight(await checkFor(tx, deps, actor, section, at.personId, values));
  const key = entryOf(at.personId, at.sectionId);
  const made = await correct(tx, personCustom, key, at.versionId, columns(deps, section, checked));
  if (made === null) throw refusePeople['version-not-found']();
  return { versionId: made };
}

/** Takes a version back, of a section that isn't used any more too. */
export async function rescindCustom(
  tx: Tx,
  at: { personId: string; sectionId: string; versionId: string },
  heal: boolean,
): Promise<void> {
  await editable(tx, at.personId, at.sectionId, true);
  const taken = await rescind(tx, personCustom, entryOf(at.personId, at.sectionId), at.versionId, { heal });
  if (!taken) throw refusePeople['version-not-found']();
}

/** What a change or a correction would change, and what is wrong with it. */
export async function previewCustom(
  tx: Tx,
  deps: CustomFieldDeps,
  actor: Actor,
  personId: string,
  sectionId: string,
  asked: { from?: string | null | undefined; versionId?: string | undefined; values: FormData },
) {
  const span = needSpan(asked.from, null);
  const section = await editable(tx, personId, sectionId);
  const { data, problems } = await checkFor(tx, deps, actor, section, personId, asked.values);
  const versions = await versionsOf(tx, personCustom, entryOf(personId, sectionId));
  const day = span.from ?? deps.clock.today();
  const base = versions.find(each => (asked.versionId ? each.id === asked.versionId : contains(each.valid, day)));
  const before = base
    ? toShown(keptOf(deps.secrets, base as unknown as Parameters<typeof keptOf>[1]), section.keys).data
    : {};
  return {
    problems,
    changes: fieldsOf(section.definition)
      .filter(each => each.kind !== 'note')
      .map(each => ({
        label: each.label,
        before: lineOf(each, before[each.code]),
        after: lineOf(each, data[each.code]),
      }))
      .filter(each => each.before !== each.after),
    replaces: asked.versionId
      ? []
      : versions.flatMap(each => (each.valid.from !== null && each.valid.from > day ? [each.valid.from] : [])),
  };
}

/** A section that is used and within reach for editing. What may not even be read isn't there. */
async function editable(tx: Tx, personId: string, sectionId: string, evenRetired = false): Promise<SectionRow> {
  await needPerson(tx, personId);
  const section = await sectionById(tx, sectionId);
  const reach = await withinReach(tx, personId);
  if (!reach.has('people.read', section.group_code)) throw refuse['not-found']();
  if (!reach.has('people.edit', section.group_code)) throw refuseAccess['out-of-reach']();
  if (section.state === 'retired' && !evenRetired) throw refuse['not-found']();
  return section;
}

async function needFor(tx: Tx, section: SectionRow, personId: string, day: string): Promise<void> {
  const held =
    await sql`select from person_custom where person_id = ${personId} and section_id = ${section.id} limit 1`.execute(
      tx,
    );
  if (held.rows.length > 0 || (await sectionsFor(tx, personId, day)).has(section.id)) return;
  throw refuse['not-for-person']({ name: section.name });
}

async function checkFor(
  tx: Tx,
  deps: CustomFieldDeps,
  actor: Actor,
  section: SectionRow,
  personId: string,
  values: FormData,
): Promise<Checked> {
  const prefill = await prefillOf(tx, deps, actor, personId, [section]);
  return checkValues(tx, deps, section, personId, values, prefill);
}

/** Refuses custom-fields.invalid, naming each field. */
function needRight({ data, problems }: Checked): Record<string, unknown> {
  const [first] = problems;
  if (!first) return data;
  throw refuse.invalid({
    count: problems.length,
    first: first.zh,
    problems,
    fields: problems.map(each => ({ field: `/body/values${each.path}`, message: each.zh })),
  });
}

const columns = (deps: CustomFieldDeps, section: SectionRow, data: Record<string, unknown>) => ({
  version: section.version,
  ...toColumns(deps.secrets, section.is_sealed, toKept(data, section.keys)),
});
