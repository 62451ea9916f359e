import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('organization', {
  'unit-not-found': { status: 404, zh: '没有找到这个单位，它可能已被撤销。', en: 'There is no such unit.' },
  'legal-entity-not-found': { status: 404, zh: '没有找到这个法人主体。', en: 'There is no such legal entity.' },
  'post-not-found': { status: 404, zh: '没有找到这个岗位。', en: 'There is no such post.' },
  'grade-not-found': { status: 404, zh: '没有找到这个职级。', en: 'There is no such grade.' },
  'alias-not-found': { status: 404, zh: '没有找到这个别名。', en: 'There is no such alias.' },
  'version-not-found': {
    status: 404,
    zh: '没有找到这段记录，它可能刚被改过。请刷新后重试。',
    en: 'There is no such version; it may just have been changed.',
  },
  'before-beginning': {
    status: 409,
    zh: '它在 {day} 并不存在，请选择存续期内的日期。',
    en: 'It does not exist on {day}.',
  },
  circle: {
    status: 409,
    zh: '不能把「{unit}」放到它自己或下级单位「{parent}」之下。',
    en: 'The unit would stand below itself.',
  },
  'parent-missing': {
    status: 409,
    zh: '上级单位在 {from} 起的这段日期内并非一直存在，请调整日期或选择其他上级。',
    en: 'The unit above does not exist on all of these days.',
  },
  'legal-entity-missing': {
    status: 409,
    zh: '法人主体在 {from} 起的这段日期内并非一直存在，请先登记或调整日期。',
    en: 'The legal entity does not exist on all of these days.',
  },
  'head-missing': {
    status: 409,
    zh: '找不到所选的负责人，或您无权查看该员工。',
    en: 'The head is nobody whom you can see.',
  },
  'name-empty': { status: 400, zh: '名称不能为空。', en: 'The name is empty.' },
  'name-taken': {
    status: 409,
    zh: '同一上级下已有名为「{name}」的单位。',
    en: 'A sibling has the name {name} on some of these days.',
  },
  'unit-not-yours': {
    status: 403,
    zh: '「{unit}」不在您的授权单位内，不能变更。',
    en: 'The unit is outside the units granted to you.',
  },
  'root-not-yours': {
    status: 403,
    zh: '只有可维护全部单位的人才能设立最上级单位，请选择上级单位。',
    en: 'Only who maintains every unit may make one without a unit above.',
  },
  'has-people': {
    status: 409,
    zh: '自 {day} 起仍有 {count} 人在此任职，请先调动他们。',
    en: '{count} people are assigned on or after {day}.',
  },
  'has-units': {
    status: 409,
    zh: '自 {day} 起仍有 {count} 个下级单位，请先调整或撤销它们。',
    en: '{count} units stand below it on or after {day}.',
  },
  'in-use': {
    status: 409,
    zh: '这段日期内还有任职、下级单位或其他记录依赖它，不能这样保存。',
    en: 'Assignments, units or other records depend on it on those days.',
  },
  'credit-code': {
    status: 400,
    zh: '统一社会信用代码不正确：应为 18 位，并通过校验位核对。',
    en: 'The unified social credit code is wrong ({fault}).',
  },
  'credit-code-taken': {
    status: 409,
    zh: '统一社会信用代码已登记在「{name}」名下。',
    en: 'The unified social credit code belongs to {name}.',
  },
  'region-code': { status: 400, zh: '没有这个行政区划代码。', en: 'There is no such region code.' },
  'alias-taken': {
    status: 409,
    zh: '别名「{alias}」已属于「{unit}」，请先删除再添加。',
    en: 'The alias belongs to {unit} already.',
  },
  'head-count-post': { status: 400, zh: '没有这个岗位，请重新选择。', en: 'There is no such post.' },
  'head-count-days': {
    status: 409,
    zh: '「{unit}」在 {from} 不存在，不能从这一天起设编制。',
    en: 'The unit does not exist on {from}.',
  },
  'head-count-not-found': {
    status: 404,
    zh: '没有找到这条编制，它可能刚被改过。',
    en: 'There is no such planned number.',
  },
  'grade-code-taken': { status: 409, zh: '职级代码「{code}」已被使用。', en: 'The grade code {code} is taken.' },
});
