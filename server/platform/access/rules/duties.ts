import type { Severity } from '#contract/access-check.ts';

/** One who holds both could do and cover up by himself what two should do. `group` '' where the action has none. */
export type DutyPair = {
  readonly code: string;
  readonly one: { readonly action: string; readonly group: string };
  readonly other: { readonly action: string; readonly group: string };
  readonly severity: Severity;
  readonly why: string;
};

const pair = (code: string, one: string, other: string, severity: Severity, why: string): DutyPair => {
  const held = (text: string) => {
    const [action = '', group = ''] = text.split(' ');
    return { action, group };
  };
  return { code, one: held(one), other: held(other), severity, why };
};

export const dutyPairs: readonly DutyPair[] = [
  pair(
    'pay-and-bank',
    'people.edit compensation',
    'people.edit bank',
    'high',
    '同一人既能改工资，又能改收款账户，可以把钱付给自己而无人复核。',
  ),
  pair(
    'hire-and-pay',
    'people.create',
    'people.edit compensation',
    'high',
    '同一人既能建档，又能定薪，可以虚列人员领取工资。',
  ),
  pair(
    'grant-and-pay',
    'access.edit',
    'people.edit compensation',
    'high',
    '管理授权的人同时经办薪酬，可以放宽对薪酬的限制。',
  ),
  pair(
    'source-and-decide',
    'phone-source.edit',
    'rebind.decide',
    'medium',
    '登记核对依据的人又据此核对手机号解绑，核对便失去意义。',
  ),
  pair('grant-and-audit', 'access.edit', 'audit.read', 'medium', '授予权限的人同时监督审计日志，等于自己查自己。'),
  pair(
    'law-draft-and-approve',
    'law.edit',
    'law.approve',
    'low',
    '起草法规参数的人也能审定他人的草稿，两人可以互相放行。系统已禁止审定自己的草稿。',
  ),
  pair('process-edit-and-deploy', 'process.edit', 'process.deploy', 'low', '绘制流程的人可以自行启用，改动无人复核。'),
  pair(
    'export-and-approve',
    'people.export',
    'export.approve',
    'low',
    '申请导出的人也能审批他人的申请，两人可以互相放行。系统已禁止审批自己的申请。',
  ),
];
