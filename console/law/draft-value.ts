import type { LawUnit } from '#contract/law.ts';
import { fromPercent } from './value-text.ts';

/** Kinds that are typed in one line; the others as JSON. */
export const isPlain = (unit: Pick<LawUnit, 'kind'>) => ['money', 'ratio', 'count', 'text'].includes(unit.kind);

/** A value as it stands in the field. */
export function typedOf(unit: Pick<LawUnit, 'kind'>, value: unknown): string {
  if (value === null || value === undefined) return '';
  return isPlain(unit) ? String(value) : JSON.stringify(value, null, 1);
}

/** What was typed, as the value to send. Throws SyntaxError where it should be JSON and is not. The server says what isn't of the unit. */
export function toValue(unit: Pick<LawUnit, 'kind' | 'code'>, typed: string): unknown {
  const text = typed.trim();
  if (!isPlain(unit)) return JSON.parse(text) as unknown;
  if (unit.kind === 'count') return /^-?\d{1,12}$/.test(text) ? Number(text) : text;
  if (unit.kind === 'money') return text.replaceAll(/[,，\s]/g, '');
  return unit.code === 'rate' ? fromPercent(text) : text;
}
