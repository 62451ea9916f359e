import type { Employment } from '#contract/employment.ts';
import { type ExportSection, groupLabel } from '#contract/export.ts';
import type { Archive } from '#contract/person.ts';
import { compensationItemLabels, compensationPeriodLabels, type SectionGroup } from '#contract/person-section.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { type CodeSetName, isCodeSetName, labelOf } from '#law/standards/code-set.ts';

/** Section, entry, field, value. */
export type ArchiveLine = readonly [section: string, entry: string, field: string, value: string];
/** How a field is called, and in which code set its values stand. */
export type FieldWords = { readonly label: string; readonly codes?: CodeSetName | undefined };
type Words = (group: SectionGroup, field: string) => FieldWords | null;

/** An archive line by line, only the sections that were chosen. `plain`: numbers in place of masked ones, by version. */
export function archiveLines(
  archive: Archive,
  sections: readonly ExportSection[],
  words: Words,
  plain: ReadonlyMap<string, string>,
): ArchiveLine[] {
  return sections.flatMap(section => {
    if (section === 'job') return jobLines(archive.employments ?? []);
    const held = archive.sections[section];
    if (held === undefined) return [];
    const versions = (Array.isArray(held) ? held : [held]) as ({
      versionId: string;
      values: Record<string, unknown>;
    } | null)[];
    return versions.flatMap((version, n) => {
      if (!version) return [];
      const entry = versions.length > 1 ? String(n + 1) : '';
      return Object.entries(version.values).flatMap(([field, value]): ArchiveLine[] => {
        const told = textOf(section, field, value, version, words, plain);
        return told ? [[groupLabel(section), entry, told.label, told.text]] : [];
      });
    });
  });
}

function textOf(
  section: SectionGroup,
  field: string,
  value: unknown,
  version: { versionId: string },
  words: Words,
  plain: ReadonlyMap<string, string>,
): { label: string; text: string } | null {
  const isMasked = field === 'numberMasked' || field === 'phoneMasked';
  const known = words(section, isMasked ? field.replace('Masked', '') : field);
  if (!known || value === null || value === undefined || value === '') return null;
  const { label } = known;
  if (isMasked) return { label, text: plain.get(version.versionId) ?? String(value) };
  if (field === 'isDiscipline') return { label, text: value === true ? '惩戒' : '奖励' };
  if (typeof value === 'boolean') return { label, text: value ? '是' : '否' };
  if (field === 'sex') return { label, text: value === 'male' ? '男' : '女' };
  if (field === 'amountFen') return { label: '金额（元）', text: formatYuan(value as Fen) };
  if (section === 'compensation' && field === 'item')
    return { label, text: compensationItemLabels[value as keyof typeof compensationItemLabels] ?? String(value) };
  if (section === 'compensation' && field === 'period')
    return { label, text: compensationPeriodLabels[value as keyof typeof compensationPeriodLabels] ?? String(value) };
  return { label, text: known.codes ? (labelOf(known.codes, String(value)) ?? String(value)) : String(value) };
}

function jobLines(employments: readonly Employment[]): ArchiveLine[] {
  const job = groupLabel('job');
  return employments.flatMap((employment, n) => {
    const entry = employments.length > 1 ? String(n + 1) : '';
    const terms = employment.versions.at(-1);
    const lines: [string, string][] = terms
      ? [
          ['法人主体', terms.legalEntityName],
          ['工号', terms.number],
          ['用工形式', isCodeSetName('employment') ? (labelOf('employment', terms.kind) ?? terms.kind) : terms.kind],
          ['入职日期', terms.hiredOn ?? ''],
          ['转正日期', terms.confirmedOn ?? ''],
          ['离职日期', terms.until ?? ''],
        ]
      : [];
    for (const each of employment.assignments)
      lines.push([
        `${each.from ?? ''} 至 ${each.until ?? '今'}`,
        [each.unitName, each.postName, each.gradeName, each.isPrimary ? '' : '兼任'].filter(Boolean).join(' · '),
      ]);
    return lines.flatMap(([field, value]): ArchiveLine[] => (value === '' ? [] : [[job, entry, field, value]]));
  });
}
