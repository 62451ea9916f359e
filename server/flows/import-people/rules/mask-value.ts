import type { Column } from './column.ts';
import { type FieldKey, fieldOf } from './fields.ts';

const sealedKinds = new Set(['document-number', 'mobile', 'other-phone', 'bank-card', 'pay']);
const numbers = /\d{11,}/;

/** A value as a preview shows it: the middle of a number hidden, pay not at all. An unknown column is masked where it looks like one. */
export function maskValue(field: FieldKey | null, value: string | number): string | number {
  const kind = field === null ? null : fieldOf(field).kind;
  if (kind === 'pay') return '****';
  const text = String(value);
  if (kind === null ? !numbers.test(text) : !sealedKinds.has(kind)) return value;
  if (text.length <= 4) return '*'.repeat(text.length);
  const head = kind === 'mobile' || kind === 'other-phone' ? 3 : 4;
  const tail = Math.min(4, Math.max(0, text.length - head));
  return `${text.slice(0, head)}${'*'.repeat(Math.max(1, text.length - head - tail))}${text.length > head + tail ? text.slice(-tail) : ''}`;
}

/** As maskValue, for a column: nothing is shown of what a custom section keeps encrypted. */
export function maskColumn(column: Pick<Column, 'field' | 'isMasked'>, value: string | number): string | number {
  return column.isMasked ? '****' : maskValue(column.field, value);
}
