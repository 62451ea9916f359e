/** Kinds of notices that the house tells, with the words of lists and settings. A kind that is missing here is shown as 其他. */
export const noticeKinds: ReadonlyArray<{ readonly code: string; readonly label: string }> = [
  { code: 'task.arrived', label: '待办到达' },
  { code: 'task.reminded', label: '即将到期' },
  { code: 'task.expedited', label: '催办' },
  { code: 'task.late', label: '办理超时' },
  { code: 'case.changed', label: '事项进展' },
  { code: 'case.sent-back', label: '退回补充' },
  { code: 'case.asked', label: '征询意见' },
  { code: 'case.mentioned', label: '提到我' },
  { code: 'case.ended', label: '事项办结' },
  { code: 'case.held', label: '流程异常' },
  { code: 'phone.moved', label: '手机号换绑' },
  { code: 'document.expiring', label: '材料到期' },
  { code: 'document.decided', label: '材料核收' },
  { code: 'document.proposed', label: '材料待核收' },
  { code: 'export.ready', label: '导出完成' },
  { code: 'system.alarm', label: '系统告警' },
];

const labels = new Map(noticeKinds.map(each => [each.code, each.label]));

export function noticeKindLabel(kind: string): string {
  return labels.get(kind) ?? '其他';
}
