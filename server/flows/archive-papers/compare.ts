import { fieldGroups } from '#contract/action.ts';
import type { Comparison } from '#contract/compare.ts';
import { type FormField, fieldsOf } from '#contract/form-definition.ts';
import { valueText } from '#contract/form-words.ts';
import { type Archive, employmentStatusLabels } from '#contract/person.ts';
import { listGroups, type SectionGroup, sectionGroups } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { readPersonCustom } from '#modules/custom-fields/index.ts';
import { readArchive } from '#modules/employment/index.ts';
import { withinReach } from '#modules/people/index.ts';
import { personTags } from '#modules/tags/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PaperDeps } from './deps.ts';
import { entryText, valuesText } from './rules/section-text.ts';
import { type Column, rowsOf } from './rules/side-by-side.ts';
import { standingOn } from './rules/standing.ts';

type Group = { readonly code: string; readonly label: string };
type Told = { readonly archive: Archive; readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>> };

/** Several archives as of a day, group by group. Each person's part is what the actor may read of that person. */
export async function comparePeople(
  tx: Tx,
  deps: PaperDeps,
  actor: Actor,
  ids: readonly string[],
  asOf: CivilDate,
): Promise<Comparison> {
  const groups = new Map<string, Group>([['job', { code: 'job', label: fieldGroups.job }]]);
  for (const code of sectionGroups) groups.set(code, { code, label: fieldGroups[code] });
  groups.set('tag', { code: 'tag', label: fieldGroups.tag });
  const told: Told[] = [];
  for (const id of ids) told.push(await tell(tx, deps, actor, id, asOf, groups));
  return {
    asOf,
    people: told.map(each => each.archive.person),
    groups: [...groups.values()]
      .map(group => ({
        ...group,
        rows: rowsOf(told.map((each): Column => each.columns.get(group.code) ?? null)),
      }))
      .filter(each => each.rows.length > 0),
  };
}

/** One person's texts, by group; a group out of reach is absent. Sections that HR drew are added to `groups`. */
async function tell(
  tx: Tx,
  deps: PaperDeps,
  actor: Actor,
  personId: string,
  asOf: CivilDate,
  groups: Map<string, Group>,
): Promise<Told> {
  const archive = await readArchive(tx, personId, { asOf, knownAt: null });
  const columns = new Map<string, ReadonlyMap<string, string>>();
  if (archive.employments) columns.set('job', jobOf(archive, asOf));
  for (const group of sectionGroups) {
    const section = archive.sections[group];
    if (section !== undefined) columns.set(group, sectionOf(group, section));
  }
  const reach = await withinReach(tx, personId);
  if (reach.groups('people.read').includes('tag')) {
    const { items } = await personTags(tx, personId);
    const borne = items.filter(each => (each.from ?? '') <= asOf && (each.until === null || asOf < each.until));
    columns.set(
      'tag',
      new Map([
        [
          '标签',
          borne
            .map(each => each.name)
            .sort()
            .join('、'),
        ],
      ]),
    );
  }
  const custom = await readPersonCustom(tx, deps, actor, personId, { asOf, knownAt: null });
  for (const section of custom.items) {
    const code = `custom:${section.code}`;
    groups.set(code, { code, label: section.name });
    const values = section.version?.values ?? {};
    const fields = fieldsOf(section.definition).filter((each: FormField) => each.kind !== 'note');
    columns.set(code, new Map(fields.map(each => [each.label, valueText(each, values[each.code])])));
  }
  return { archive, columns };
}

function jobOf(archive: Archive, asOf: CivilDate): ReadonlyMap<string, string> {
  const { terms, primary, seconds } = standingOn(archive.employments ?? [], asOf);
  return new Map([
    ['状态', terms ? employmentStatusLabels[terms.status] : '未任职'],
    ['法人主体', terms?.legalEntityName ?? ''],
    ['单位', primary?.unitName ?? ''],
    ['岗位', primary?.postName ?? ''],
    ['职级', primary?.gradeName ?? ''],
    ['直接上级', primary?.managerName ?? ''],
    ['工作地点', primary?.workplace ?? ''],
    ['兼任', seconds.map(each => [each.unitName, each.postName].filter(Boolean).join(' ')).join('\n')],
    ['用工形式', terms ? (labelOf('employment', terms.kind) ?? terms.kind) : ''],
    ['入职日期', terms?.hiredOn ?? ''],
    ['转正日期', terms?.confirmedOn ?? ''],
    ['本岗位起始', primary?.from ?? ''],
  ]);
}

function sectionOf(group: SectionGroup, section: unknown): ReadonlyMap<string, string> {
  const entries = (Array.isArray(section) ? section : section === null ? [] : [section]) as Array<{
    values: Record<string, unknown>;
  }>;
  if (!(listGroups as readonly string[]).includes(group))
    return new Map(valuesText(group, entries[0]?.values ?? {}).map(each => [each.label, each.text]));
  return new Map([[fieldGroups[group], entries.map(each => entryText(group, each.values)).join('\n')]]);
}
