import { dayWords } from '../ui/day.ts';
import { labelOf, useCodes } from './codes.ts';
import type { Show } from './section-fields.ts';

/** Whether there is anything to show. */
export function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

/** A value in the reader's words. */
export function Value({ value, show }: { value: unknown; show: Show }) {
  switch (show.as) {
    case 'code':
      return <CodeValue code={String(value)} set={show.set} />;
    case 'words':
      return show.words[String(value)] ?? String(value);
    case 'day':
      return dayWords(String(value));
    case 'yes-no':
      return value === true ? '是' : '否';
    case 'yuan':
      return yuanWords(Number(value));
    default:
      return String(value);
  }
}

function CodeValue({ code, set }: { code: string; set: Extract<Show, { as: 'code' }>['set'] }) {
  return labelOf(useCodes(set), code, set === 'region');
}

/** Money in fen, as ¥12,345.00. */
export function yuanWords(fen: number): string {
  return `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
