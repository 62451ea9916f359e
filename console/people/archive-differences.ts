import type { Archive } from '#contract/person.ts';
import { type SectionGroup, sectionGroups } from '#contract/person-section.ts';
import { type SectionField, sectionFields, sectionTitles } from './section-fields.ts';
import type { Values } from './section-values.ts';
import { standingOn } from './standing.ts';

/** What one moment says otherwise than another. Values of `field` are drawn as the archive draws them; plain text otherwise. */
export type Difference = {
  group: string;
  title: string;
  label: string;
  field?: SectionField;
  before: Values | string | null;
  after: Values | string | null;
};
type Entry = { entryId: string; values: Values };

/** Field by field, what differs between an archive of one moment and of another. Masked numbers are held against each other as masked. */
export function differencesOf(before: Archive, after: Archive): Difference[] {
  return [
    ...jobDifferences(before, after),
    ...sectionGroups.flatMap(group => sectionDifferences(group as SectionGroup, before, after)),
  ];
}

function jobDifferences(before: Archive, after: Archive): Difference[] {
  if (!before.employments || !after.employments) return [];
  const [was, is] = [before, after].map(each => jobOf(each)) as [Record<string, string>, Record<string, string>];
  return Object.keys(was)
    .filter(label => was[label] !== is[label])
    .map(label => ({ group: 'job', title: '任职', label, before: was[label] ?? '', after: is[label] ?? '' }));
}

function jobOf(archive: Archive): Record<string, string> {
  const standing = standingOn(archive.employments ?? [], archive.asOf);
  return {
    状态: standing.terms
      ? standing.terms.status === 'leave'
        ? '停薪留职'
        : '在职'
      : standing.everEmployed
        ? '离职'
        : '未入职',
    单位: standing.primary?.unitName ?? '',
    岗位: standing.primary?.postName ?? '',
    职级: standing.primary?.gradeName ?? '',
    直接上级: standing.primary?.managerName ?? '',
    工作地点: standing.primary?.workplace ?? '',
    兼任: standing.seconds.map(each => [each.unitName, each.postName].filter(Boolean).join(' ')).join('、'),
    工号: standing.terms?.number ?? '',
    法人主体: standing.terms?.legalEntityName ?? '',
    转正日期: standing.terms?.confirmedOn ?? '',
  };
}

function sectionDifferences(group: SectionGroup, before: Archive, after: Archive): Difference[] {
  const [was, is] = [before, after].map(each => entriesOf(each, group)) as [Map<string, Values>, Map<string, Values>];
  const title = sectionTitles[group];
  const differences: Difference[] = [];
  for (const entryId of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(entryId), is.get(entryId)];
    for (const field of sectionFields[group]) {
      const key = field.masked ?? field.key;
      if (valueText(old?.[key]) === valueText(now?.[key])) continue;
      const shown = (values: Values | undefined) =>
        values === undefined ? null : field.masked ? valueText(values[key]) : values;
      differences.push({ group, title, label: field.label, field, before: shown(old), after: shown(now) });
    }
  }
  return differences;
}

function entriesOf(archive: Archive, group: SectionGroup): Map<string, Values> {
  const held = archive.sections[group];
  if (!held) return new Map();
  const list = Array.isArray(held) ? held : [{ ...held, entryId: '' }];
  return new Map((list as unknown as Entry[]).map(each => [each.entryId, each.values]));
}

const valueText = (value: unknown) => (value === null || value === undefined || value === '' ? '' : String(value));
