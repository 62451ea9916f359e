import { defineRefusals } from '#kernel/refusal.ts';

/** The engine's own refusals, which its answers and looked-up parameters use. */
export { refuse as refuseLaw } from '#law/engine/refusals.ts';

export const refuse = defineRefusals('law-change', {
  'not-found': {
    status: 404,
    zh: '没有找到这条法规数值，它可能已被撤回，或您无权查看。',
    en: 'There is no such change, or it is not yours to see.',
  },
  'not-draft': { status: 409, zh: '它已不是草稿，请刷新后查看。', en: 'It is no longer a draft.' },
  'not-in-force': { status: 409, zh: '它没有生效，无需复核。', en: 'It is not in force.' },
  'not-current': {
    status: 409,
    zh: '它已被撤回或取代，不能再撤回。',
    en: 'It has been withdrawn or superseded already.',
  },
  'not-your-draft': {
    status: 403,
    zh: '草稿由起草人修改；撤回由起草人或有审定权限的人进行。',
    en: 'A draft is edited by its drafter, and withdrawn by its drafter or by who decides.',
  },
  'own-draft': {
    status: 403,
    zh: '不能审定自己起草的数值，请由另一位有审定权限的人审定。',
    en: 'A draft is put in force by another person than who drafted it.',
  },
  'target-gone': {
    status: 409,
    zh: '要撤回的数值已不在生效中，请撤回这份草稿。',
    en: 'What it would withdraw is no longer in force.',
  },
  'withdrawal-pending': {
    status: 409,
    zh: '这个数值已有一份待审定的撤回。',
    en: 'A withdrawal of this value waits for a decision already.',
  },
  'value-invalid': {
    status: 400,
    zh: '数值不符合单位「{unit}」：{form}。',
    en: 'The value is not of the unit {unit}.',
  },
  'choice-unknown': {
    status: 400,
    zh: '没有公式认得这个选项，应为下列之一：{choices}。',
    en: 'No formula knows this word. It is one of {choices}.',
  },
  'value-negative': { status: 400, zh: '数值不能为负。', en: 'The value is below zero.' },
  'rate-above-one': {
    status: 400,
    zh: '比例 {given} 超过 100%，而它从未超过。请写小数（16% 写成 0.16）。',
    en: 'The rate {given} is above one, as this one never was. Write 16% as 0.16.',
  },
  'value-too-long': { status: 400, zh: '数值太长，最多 {limit} 个字符。', en: 'The value is longer than {limit}.' },
  'day-invalid': {
    status: 400,
    zh: '没有「{day}」这一天，请写成 2026-01-31 的样子。',
    en: 'There is no day {day}.',
  },
  'source-empty': { status: 400, zh: '依据的文件名称不能为空。', en: 'The source names no instrument.' },
  'given-twice': {
    status: 400,
    zh: '与第 {row} 项重复：同一参数同一起始日只能给出一次。',
    en: 'Given twice: entry {row} is of the same parameter and day.',
  },
  'import-faulty': {
    status: 400,
    zh: '共 {count} 处问题，一项也没有保存。第一处在第 {row} 项：{first}',
    en: '{count} faults, nothing was kept. The first is in entry {row}: {first}',
  },
  'beyond-exact': {
    status: 422,
    zh: '数额或日期超出可以精确计算的范围，请检查输入。',
    en: 'An amount or a day is beyond what is reckoned exactly.',
  },
});
