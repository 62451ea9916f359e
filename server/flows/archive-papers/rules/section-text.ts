import { compensationItemLabels, compensationPeriodLabels, type SectionGroup } from '#contract/person-section.ts';
import { fen, formatYuan } from '#kernel/money.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { archive } from '#modules/people/index.ts';

type Values = Readonly<Record<string, unknown>>;

/** Each value that a section shows, by its label, as people read it; what is empty has an empty text. */
export function valuesText(group: SectionGroup, values: Values): Array<{ name: string; label: string; text: string }> {
  return Object.entries(archive[group].fields).map(([name, field]) => {
    const { rule } = field;
    const shown = rule === 'sealed' ? 'numberMasked' : rule === 'mobile' ? 'phoneMasked' : name;
    const value = values[shown];
    const text = typeof rule === 'object' ? codeText(rule.codes, value) : plainText(group, name, value, values);
    return { name, label: field.label, text };
  });
}

/** An entry of a list in one line: what is filled in, without its labels. */
export function entryText(group: SectionGroup, values: Values): string {
  return valuesText(group, values)
    .map(({ name, label, text }) => (flags.has(name) ? (values[name] === true ? label : '') : text))
    .filter(text => text !== '')
    .join('，');
}

const flags = new Set(['isFullTime', 'isHighest', 'isEmergency']);

function codeText(set: Parameters<typeof labelOf>[0], value: unknown): string {
  return typeof value === 'string' ? (labelOf(set, value) ?? value) : '';
}

function plainText(group: SectionGroup, name: string, value: unknown, values: Values): string {
  if (value === null || value === undefined) return '';
  if (name === 'sex') return value === 'male' ? '男' : '女';
  if (name === 'isDiscipline') return value === true ? '处分' : '奖励';
  if (group === 'reward' && name === 'kindCode')
    return codeText(values.isDiscipline === true ? 'discipline' : 'reward', value);
  if (name === 'amountFen') return typeof value === 'number' ? `${formatYuan(fen(value))} 元` : '';
  if (name === 'period')
    return `每${compensationPeriodLabels[value as keyof typeof compensationPeriodLabels] ?? value}`;
  if (group === 'compensation' && name === 'item')
    return compensationItemLabels[value as keyof typeof compensationItemLabels] ?? String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}
