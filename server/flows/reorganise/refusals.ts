import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('reorganisation', {
  'not-found': { status: 404, zh: '没有找到这份调整方案，或您无权查看。', en: 'There is no such plan.' },
  'not-draft': { status: 409, zh: '这份方案已经预定或撤回，不能再修改；请先退回草稿。', en: 'The plan is no draft.' },
  'not-booked': { status: 409, zh: '这份方案没有预定，无需撤回。', en: 'The plan is not booked.' },
  'edited-meanwhile': {
    status: 409,
    zh: '这份方案刚被别人修改过，请刷新后再看。',
    en: 'The plan was edited meanwhile.',
  },
  empty: { status: 409, zh: '方案里还没有任何步骤。', en: 'The plan has no steps.' },
  faulty: { status: 409, zh: '还有 {count} 处问题，不能预定：{first}', en: '{count} faults stand against booking.' },
  'built-on': {
    status: 409,
    zh: '方案生效后，所涉单位或人员又有了新的变动，不能整体撤回；请逐项调整，或另拟方案。',
    en: 'Something was booked upon it since; it cannot be taken back as a whole.',
  },
  'unit-gone': { status: 409, zh: '「{unit}」在这一天不存在，或已被前面的步骤撤销。', en: 'The unit is not there.' },
  'unit-there': { status: 409, zh: '「{unit}」已经存在，不能再新设。', en: 'The unit is there already.' },
  circle: {
    status: 409,
    zh: '不能把「{unit}」放到它自己或下级「{parent}」之下。',
    en: 'The unit would stand below itself.',
  },
  'into-itself': { status: 409, zh: '不能把「{unit}」并入它自己。', en: 'A unit cannot be merged into itself.' },
  'closed-with-units': {
    status: 409,
    zh: '「{unit}」还有 {count} 个下级单位，请先移动或撤销它们，或改用“并入”。',
    en: '{count} units stand below it.',
  },
  'closed-with-people': {
    status: 409,
    zh: '「{unit}」到这一天还有 {count} 人任职，请指定人员去向，或改用“并入”。',
    en: '{count} people are assigned to it.',
  },
  'people-out-of-reach': {
    status: 409,
    zh: '要并入或撤销的单位里有您无权调动的人员，请有权限的同事预定。',
    en: 'People in closed units are out of your reach.',
  },
  'name-taken': { status: 409, zh: '同一上级下会有两个「{name}」。', en: 'Siblings would share the name {name}.' },
  'code-taken': { status: 409, zh: '编码 {code} 会重复：{units}。', en: 'The code {code} would be shared.' },
  'nothing-changes': { status: 409, zh: '「{unit}」没有任何变化。', en: 'Nothing changes.' },
  'not-yours': { status: 409, zh: '「{unit}」不在您的授权单位内。', en: 'The unit is outside your scope.' },
  'root-not-yours': {
    status: 409,
    zh: '只有可维护全部单位的人才能设立最上级单位。',
    en: 'Roots are not yours to make.',
  },
  'below-new': {
    status: 409,
    zh: '在新设单位之下再新设单位，需要可维护全部单位的人预定。',
    en: 'New units below new ones need who maintains every unit.',
  },
  'ends-later': {
    status: 409,
    zh: '「{unit}」已登记在以后撤销，不能作为上级或接收单位。',
    en: 'The unit ends later on.',
  },
  'head-missing': {
    status: 409,
    zh: '找不到「{unit}」的负责人，或您无权查看该员工。',
    en: 'The head is not in your sight.',
  },
});
