import { type AssignmentVersion, assignmentReasonLabels, type EmploymentVersion } from '#contract/employment.ts';
import type { Facts } from './span-change.ts';

export const termsStatusLabels: Record<EmploymentVersion['status'], string> = { active: '在职', leave: '停薪留职' };

/** The terms in words. `kind` writes a code of the set employment as its label. */
export function termsFacts(terms: EmploymentVersion, kind: (code: string) => string): Facts {
  return [
    ['法人主体', terms.legalEntityName],
    ['用工形式', kind(terms.kind)],
    ['工号', terms.number],
    ['状态', termsStatusLabels[terms.status]],
    ['入职日期', terms.hiredOn ?? ''],
    ['转正日期', terms.confirmedOn ?? ''],
    ['离职原因', terms.leavingReason],
  ];
}

export function postFacts(post: AssignmentVersion): Facts {
  return [
    ['单位', post.unitName],
    ['岗位', post.postName],
    ['职级', post.gradeName],
    ['直接上级', post.managerName],
    ['工作地点', post.workplace],
    ['事由', assignmentReasonLabels[post.reason]],
  ];
}

export const postTitle = (post: AssignmentVersion): string =>
  [post.unitName, post.postName].filter(Boolean).join(' · ');
export const termsTitle = (terms: EmploymentVersion, kind: (code: string) => string): string =>
  [terms.legalEntityName, kind(terms.kind), terms.status === 'leave' ? termsStatusLabels.leave : '']
    .filter(Boolean)
    .join(' · ');
