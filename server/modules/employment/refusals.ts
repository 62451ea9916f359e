import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('employment', {
  'not-found': { status: 404, zh: '没有这段任职，请刷新后再看。', en: 'There is no such employment.' },
  'not-employed': {
    status: 409,
    zh: '{on} 没有在职的任职记录，请检查日期。',
    en: 'There is no employment on {on}.',
  },
  'which-one': {
    status: 409,
    zh: '{on} 有多段任职，请选择其中一段。',
    en: 'There are several employments on {on}; say which one.',
  },
  'already-employed': {
    status: 409,
    zh: '此人在 {on} 或之后已有同一用人单位的任职，不能重复入职。',
    en: 'The person is employed by that legal entity on or after {on} already.',
  },
  'rehire-instead': {
    status: 409,
    zh: '此人曾在公司任职并已离职，请办理“再次入职”。',
    en: 'The person was employed before; rehire instead.',
  },
  'never-employed': {
    status: 409,
    zh: '此人在 {on} 之前没有已结束的任职，请办理“入职”。',
    en: 'The person has no employment that ended before {on}; hire instead.',
  },
  'under-age': {
    status: 409,
    zh: '入职当日未满 16 周岁（{birthOn} 出生），依法不得招用。',
    en: 'The person would be under 16 on the day of hire, which the law forbids.',
  },
  'unit-out-of-reach': {
    status: 403,
    zh: '这个单位不在您的授权范围内，不能把员工安排到这里。请选择授权范围内的单位，或请有权限的同事办理。',
    en: 'This unit is outside the scope granted to you; nobody can be put into it by you.',
  },
  'back-out-of-reach': {
    status: 403,
    zh: '这样撤销后，此人会回到您授权范围以外的单位，请有权限的同事办理。',
    en: 'Taken back, the person would stand in a unit outside the scope granted to you.',
  },
  'unit-unknown': {
    status: 400,
    zh: '所选单位在 {on} 不存在，请检查日期或重新选择。',
    en: 'The unit does not exist on {on}.',
  },
  'number-taken': {
    status: 409,
    zh: '工号 {number} 已有人使用，请换一个。',
    en: 'The employee number {number} is taken.',
  },
  'value-invalid': { status: 400, zh: '{label}{why}。', en: 'A value is not valid: {field}.' },
  'nothing-changes': {
    status: 400,
    zh: '没有任何变动，请至少改变一项。',
    en: 'Nothing changes.',
  },
  'own-manager': { status: 400, zh: '直接上级不能是本人。', en: 'Nobody is his own manager.' },
  'same-post': { status: 409, zh: '此人已在这个单位任同一职务。', en: 'The person holds that post already.' },
  'assignment-not-found': { status: 404, zh: '没有这项任职，请刷新后再看。', en: 'There is no such assignment.' },
  'primary-stays': {
    status: 409,
    zh: '主要任职不能单独结束；请办理调动或离职。',
    en: 'The main assignment cannot end by itself; transfer or leave instead.',
  },
  'primary-needed': {
    status: 409,
    zh: '这是主要任职唯一的记录，不能撤销；内容有误请使用更正。',
    en: 'The only version of the main assignment cannot be taken back; correct it.',
  },
  'terms-needed': {
    status: 409,
    zh: '撤销后任职会出现空档，不能撤销；内容有误请使用更正。',
    en: 'Taking it back would leave days without an employment; correct it.',
  },
  'start-stays': {
    status: 409,
    zh: '这是劳动关系开始时的记录，起始日不能单独改动。',
    en: 'The employment begins with this version; its first day cannot move by itself.',
  },
  'on-leave-already': { status: 409, zh: '{on} 已处于停薪留职状态。', en: 'The person is on leave on {on} already.' },
  'not-on-leave': { status: 409, zh: '{on} 不在停薪留职状态。', en: 'The person is not on leave on {on}.' },
  'not-leaving': { status: 409, zh: '这段任职没有离职安排，无需撤销。', en: 'The employment has no end to take back.' },
  'version-not-found': {
    status: 404,
    zh: '没有这条任职记录，可能已被更正或撤销，请刷新后再看。',
    en: 'There is no such version; it may have been corrected or taken back.',
  },
});
