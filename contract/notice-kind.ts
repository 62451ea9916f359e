/** Kinds of notices that the house tells, with the words of lists and settings. A kind that is missing here is shown as 其他. */
export const noticeKinds: ReadonlyArray<{ readonly code: string; readonly label: string }> = [
  { code: 'task.arrived', label: '待办到达' },
  { code: 'task.reminded', label: '催办提醒' },
  { code: 'task.overdue', label: '办理超时' },
  { code: 'task.moved', label: '待办变动' },
  { code: 'case.changed', label: '事项进展' },
  { code: 'case.ended', label: '事项办结' },
  { code: 'case.mentioned', label: '提到我' },
  { code: 'system.alarm', label: '系统告警' },
];

const labels = new Map(noticeKinds.map(each => [each.code, each.label]));

export function noticeKindLabel(kind: string): string {
  return labels.get(kind) ?? '其他';
}
