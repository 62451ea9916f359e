import type { LawUnit } from '#contract/law.ts';
import { choiceNames } from '#contract/law-word.ts';

type Of = Pick<LawUnit, 'kind' | 'label' | 'code'>;

/** Groups the whole part: 7460.00 → 7,460.00. Exact: the text is only cut. */
export function grouped(decimal: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(decimal);
  if (!parts) return decimal;
  return `${parts[1]}${(parts[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}${parts[3] ?? ''}`;
}

/** 0.16 → 16%, 0.0075 → 0.75%: the point is moved, nothing is reckoned. */
export function percent(decimal: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!parts) return decimal;
  const digits = `${parts[3] ?? ''}00`;
  const whole = `${parts[2]}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${parts[1]}${whole}${rest ? `.${rest}` : ''}%`;
}

/** 16% → 0.16 for whoever types a rate as people say it; other text is left as it is. */
export function fromPercent(text: string): string {
  const parts = /^(\d{1,3})(?:\.(\d{1,4}))?\s*[%％]$/.exec(text.trim());
  if (!parts) return text.trim();
  const digits = (parts[1] ?? '').padStart(3, '0');
  const places = `${digits.slice(-2)}${parts[2] ?? ''}`.replace(/0+$/, '');
  return `${digits.slice(0, -2)}${places ? `.${places}` : ''}`;
}

/** A value in one line; tables and lists are told by their size. */
export function valueText(unit: Of, value: unknown): string {
  if (value === null || value === undefined) return '无数值';
  switch (unit.kind) {
    case 'money':
      return `${grouped(String(value))} ${unit.label}`;
    case 'ratio':
      return unit.code === 'rate' ? percent(String(value)) : `${value} ${unit.label}`;
    case 'count':
      return `${value} ${unit.label}`;
    case 'bands':
      return Array.isArray(value) ? `${value.length} 级` : String(value);
    case 'steps':
      return Array.isArray(value) ? `${value.length} 档` : String(value);
    case 'days':
      return Array.isArray(value) ? `${value.length} 天` : String(value);
    case 'named-days':
      return `${Object.keys(value).length} 天`;
    default:
      return typeof value === 'string' ? (choiceNames[value] ?? value) : JSON.stringify(value);
  }
}

/** Kinds whose values are more than a line can say. */
export const isTable = ({ kind }: Pick<LawUnit, 'kind'>) => ['bands', 'steps', 'days', 'named-days'].includes(kind);

/** The value as a point of a chart; null for what is no number. Only for drawing. */
export function heightOf(unit: Of, value: unknown): number | null {
  if (!['money', 'ratio', 'count'].includes(unit.kind) || value === null || value === undefined) return null;
  const height = Number(value);
  return Number.isFinite(height) ? height : null;
}
