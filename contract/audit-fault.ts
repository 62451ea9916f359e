import Type, { type Static } from 'typebox';
import { Id, Instant } from './shape.ts';

const N = Type.Integer({ description: 'number of the link in the chain' });
const Table = Type.String({ description: 'table of the database' });
const kind = <const K extends string>(code: K) => ({ kind: Type.Literal(code) });

/** What an examination of the audit finds wrong: a stable code with the facts that say where to look. */
export const AuditFault = Type.Union([
  /** A link is missing between two others: something was taken out. */
  Type.Object({ ...kind('link-missing'), n: N }),
  /** A link doesn't follow from the one before it. */
  Type.Object({ ...kind('link-broken'), n: N }),
  /** The entry of a link is gone. */
  Type.Object({ ...kind('entry-missing'), n: N, entryId: Id }),
  /** The entry of a link isn't what was linked: its body, row ids or digests were changed. */
  Type.Object({ ...kind('entry-changed'), n: N, entryId: Id }),
  /** An entry that no link names. */
  Type.Object({ ...kind('entry-unlinked'), entryId: Id }),
  /** The end of the chain was seen with this number and hash, and does not stand there any more: a tail was cut off or rewritten. */
  Type.Object({ ...kind('head-lost'), n: N, seenAt: Instant }),
  /** A row isn't as last recorded in entry `n`. */
  Type.Object({ ...kind('row-changed'), table: Table, rowId: Id, n: N }),
  /** A row of which no entry tells, or which was last recorded as deleted. */
  Type.Object({ ...kind('row-unrecorded'), table: Table, rowId: Id }),
  /** A row is gone, and no entry tells of it; last recorded in entry `n`. */
  Type.Object({ ...kind('row-gone'), table: Table, rowId: Id, n: N }),
  /** A trigger that records is missing or switched off. */
  Type.Object({ ...kind('trigger-off'), table: Table, trigger: Type.String() }),
]);
export type AuditFault = Static<typeof AuditFault>;

export const auditFaultLabels: Record<AuditFault['kind'], string> = {
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

/** One line for a screen or a terminal: what is wrong, and where. `tableName` writes a table as its reader knows it. */
export function auditFaultText(fault: AuditFault, tableName = (table: string) => table): string {
  // A space stands between a Chinese word and a Latin one only.
  const named = (table: string) => tableName(table).replace(/(\w)$/, '$1 ');
  switch (fault.kind) {
    case 'link-missing':
      return `哈希链缺第 ${fault.n} 环`;
    case 'link-broken':
      return `第 ${fault.n} 环与上一环接不上`;
    case 'entry-missing':
      return `第 ${fault.n} 环的记录已经不在，编号 ${fault.entryId}`;
    case 'entry-changed':
      return `第 ${fault.n} 环的记录入链后被改动，编号 ${fault.entryId}`;
    case 'entry-unlinked':
      return `记录不在链上，编号 ${fault.entryId}`;
    case 'head-lost':
      return `${beijing(fault.seenAt)} 时链尾是第 ${fault.n} 环，现在这一环没有了或已不同`;
    case 'row-changed':
      return `${named(fault.table)}的一行与最后一次记录（第 ${fault.n} 环）不符，编号 ${fault.rowId}`;
    case 'row-unrecorded':
      return `${named(fault.table)}的一行没有任何记录，编号 ${fault.rowId}`;
    case 'row-gone':
      return `${named(fault.table)}的一行不见了，却没有删除的记录；最后一次记录在第 ${fault.n} 环，编号 ${fault.rowId}`;
    case 'trigger-off':
      return `${named(fault.table)}上的触发器 ${fault.trigger} 不在或已停用`;
  }
}

/** 2026-11-24 12:00:00, in Beijing time. */
function beijing(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
