import type { FormColumn, FormField } from '#contract/form-definition.ts';
import { readValue } from '#contract/form-value.ts';

type Any = FormField | FormColumn;

/** Kinds whose values mean something else although they look alike: an id of a person isn't one of a unit, 12 fen aren't 12. */
const apart = new Set(['person unit', 'unit person', 'number money', 'money number', 'text money', 'paragraph money']);

/** Why a value that was kept of `before` can't stand as one of `after`; null where it can. The sentence follows the label. */
export function misfit(before: Any, after: Any, value: unknown): string | null {
  if (before.kind !== after.kind && apart.has(`${before.kind} ${after.kind}`)) return '的含义变了，请另建一个字段';
  if (before.kind === 'person' && after.kind === 'person' && (before.among ?? '') !== (after.among ?? ''))
    return '的人员来源变了，请另建一个字段';
  if (after.kind === 'note') return '只是说明文字，不能存内容';
  if (after.kind === 'table' || before.kind === 'table') return misfitOfRows(before, after, value);
  const read = readValue(after, value);
  return 'fault' in read ? read.fault : null;
}

function misfitOfRows(before: Any, after: Any, value: unknown): string | null {
  if (before.kind !== after.kind || !('columns' in before) || !('columns' in after) || !Array.isArray(value))
    return '不能在表格与其他类型之间改';
  if (after.max !== undefined && value.length > after.max) return `最多 ${after.max} 行，现有 ${value.length} 行`;
  for (const [at, row] of value.entries())
    for (const column of after.columns ?? []) {
      const old = (before.columns ?? []).find(each => each.code === column.code);
      const cell = (row as Record<string, unknown> | null)?.[column.code];
      if (!old || cell === undefined) continue;
      const why = misfit(old, column, cell);
      if (why !== null) return `第 ${at + 1} 行的${column.label}${why}`;
    }
  return null;
}

/** What of a field decides which values it takes; words, order and formulas don't. */
export function demandsOf(field: Any): string {
  const { kind, min, max, longest, shortest, places, many, among } = field;
  const options = (field.options ?? []).map(each => each.value).sort();
  const columns = 'columns' in field ? (field.columns ?? []).map(each => [each.code, demandsOf(each)]) : [];
  return JSON.stringify([kind, min, max, longest, shortest, places, many ?? false, among ?? '', options, columns]);
}
