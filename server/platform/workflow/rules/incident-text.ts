/** What an incident says to the administrator who mends it. */
export function incidentText(code: string, facts: Readonly<Record<string, string | number>>): string {
  const wording = wordings[code];
  return wording ? wording.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')) : `异常：${code}`;
}

const wordings: Readonly<Record<string, string>> = {
  'expression-failed': '条件或表达式「{expression}」算不出结果：{reason}。可补充数据后重试，或改正流程后迁移。',
  'no-way': '没有一条分支的条件成立，也没有默认分支：{conditions}。可补充数据后重试，或移到其他环节。',
  'join-stuck': '汇聚处等不到另一条分支（{missing}）。请把事项移到后面的环节。',
  'runs-away': '流程在不停留的环节之间循环了 {steps} 次，已停止。请改正流程。',
  'too-many': '多实例数量 {found} 超过上限 {most}。',
  'service-failed': '服务「{service}」执行失败（{reason}），数据未改动。查明原因后可重试。',
  'error-uncaught': '服务返回「{code}」，流程没有处理这种情况。可补充数据后重试，或移到其他环节。',
  'not-a-list': '多实例的集合「{expression}」不是列表。',
  'not-a-number': '多实例的数量「{expression}」不是非负整数。',
  'case-failed': '被调用的流程「{called}」没有启用的版本。启用后可重试。',
  'no-time': '定时器的时间「{text}」无法识别。可补充数据后重试，或移到其他环节。',
  'no-owner': '找不到办理人。',
};
