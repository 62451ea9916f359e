import { tableLabel } from './audit-words.ts';

export const faultLabels: Record<string, string> = {
  'link-missing': '链上缺一环',
  'link-broken': '链断开',
  'entry-missing': '记录被删除',
  'entry-changed': '记录被改动',
  'entry-unlinked': '记录不在链上',
  'head-lost': '链尾被截断或改写',
  'row-changed': '数据被改动而未记录',
  'row-unrecorded': '数据没有来历',
  'row-gone': '数据被删除而未记录',
  'trigger-off': '自动记录被关闭',
};

/** Where the fault is: of the server's line, the table, the number of the link and the row, in words. */
export function faultPlace({ kind, text }: { kind: string; text: string }): string {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0];
  const n = /link (\d+)/.exec(text)?.[1];
  const row = /^(\w+) [0-9a-f]{8}-/.exec(text)?.[1];
  const trigger = /^the trigger (\w+) on (\w+) /.exec(text);
  if (kind === 'trigger-off' && trigger)
    return `${tableLabel(trigger[2] ?? '')}（${trigger[2]}）的触发器 ${trigger[1]}`;
  if (kind.startsWith('row-') && row)
    return [`${tableLabel(row)}（${row}）${id ?? ''}`, n ? `最后一次记录在第 ${n} 条` : ''].filter(Boolean).join('，');
  if (n) return [`第 ${n} 条`, id ? `记录 ${id}` : ''].filter(Boolean).join('，');
  return id ? `记录 ${id}` : text;
}
