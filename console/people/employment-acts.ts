import type { Standing } from './standing.ts';

export const employmentActs = [
  'transfer',
  'promote',
  'second-post',
  'end-second-post',
  'terms',
  'leave-of-absence',
  'return',
  'leave',
  'cancel-leaving',
  'hire',
  'rehire',
] as const;
export type EmploymentAct = (typeof employmentActs)[number];

export const actLabels: Record<EmploymentAct, string> = {
  transfer: '转岗、调动',
  promote: '晋升、降级',
  'second-post': '兼任',
  'end-second-post': '结束兼任',
  terms: '转正、改签、换用工形式',
  'leave-of-absence': '停薪留职',
  return: '复职',
  leave: '离职',
  'cancel-leaving': '取消离职',
  hire: '入职',
  rehire: '再次入职',
};

export const actNotes: Record<EmploymentAct, string> = {
  transfer: '从所选日期起到新的单位或岗位；可以是将来的日期，届时自动生效。',
  promote: '从所选日期起使用新的职级或岗位。',
  'second-post': '在主岗之外再任一个岗位，可以写明到哪一天为止。',
  'end-second-post': '保留到最后一天当天，之后不再兼任。',
  terms: '从所选日期起改变劳动关系的内容；不填的项目保持不变。',
  'leave-of-absence': '劳动关系保留，状态显示为停薪留职。',
  return: '从所选日期起恢复在职。',
  leave: '最后工作日当天仍在职，次日起为离职；之后已登记的变动会一并撤回。',
  'cancel-leaving': '撤回已登记的离职，劳动关系和任职继续。',
  hire: '建立劳动关系并开始任职。',
  rehire: '离职后重新建立劳动关系，以前的经历保留。',
};

/** What can be done with somebody who stands like this. */
export function actsFor(standing: Standing): EmploymentAct[] {
  if (!standing.employment) return [standing.everEmployed ? 'rehire' : 'hire'];
  return [
    'transfer',
    'promote',
    'second-post',
    ...(standing.seconds.length > 0 ? (['end-second-post'] as const) : []),
    'terms',
    standing.onLeave ? 'return' : 'leave-of-absence',
    standing.endsOn ? 'cancel-leaving' : 'leave',
  ];
}
