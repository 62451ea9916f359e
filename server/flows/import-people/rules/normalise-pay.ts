import { type Fen, fen } from '#kernel/money.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { expand, halfWidth, isDash, isShortened, tidy } from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

/** No monthly pay is a hundred million yuan. */
const most = 10_000_000_000;

/** How many places the unit shifts the point: 万 is four. */
const powers: Readonly<Record<string, number>> = { 万: 4, 萬: 4, w: 4, 千: 3, 仟: 3, k: 3, 百: 2 };

const currency = '(?:人民币|rmb|cny|¥|￥)';
const per = '(?:/|每|一个?)?(?:月|month|mth|m)';
const form = new RegExp(
  `^${currency}?([+-]?)(\\d[\\d,.' ]*?)([万萬w千仟k百]?)(元|圆|块|塊)?(?:整|正)?(?:${currency})?(?:人民币)?(?:[(]?${per}[)]?)?$`,
  'i',
);

/**
 * Pay in fen from what stands for yuan: 15600, 15,600.00, ￥10400元, 1.5万, 人民币12000. `unit` is the power of ten of a header such
 * as 基本工资（万元）. Exact to the fen; only the noise of binary numbers is rounded away. Zero and less are no pay.
 */
export function normalisePay(cell: Cell, unit = 0): Outcome<Fen> {
  if (cell.kind === 'empty') return blank;
  if (unit === 0 && cell.kind === 'number' && /^[1-9]\d{0,7}$/.test(cell.text))
    return { value: fen(Number(cell.text) * 100) };
  if (cell.kind === 'number' || cell.kind === 'date') return ofNumber(String(cell.number ?? cell.text), unit);
  if (cell.kind !== 'text') return invalid('不是金额');
  const text = tidy(halfWidth(cell.text))
    .replace(/ /g, '')
    .replace(/^['’‘`]/, '')
    .replace(/，/g, ',');
  if (isDash(text)) return blank;
  if (isShortened(text)) return ofNumber(text, unit);
  const parts = form.exec(text);
  if (!parts)
    return invalid(/\d[oOlI]|[oOlI]\d/.test(text) ? '里混有字母，请核对（例如把字母 O 改成数字 0）' : '不是金额');
  const digits = ungroup(parts[2] ?? '');
  if (digits === null) return invalid('不是金额（逗号或小数点的位置不对）');
  return ofNumber(
    `${parts[1] === '-' ? '-' : ''}${digits}`,
    parts[3] ? (powers[parts[3].toLowerCase()] ?? 0) : parts[4] ? 0 : unit,
  );
}

function invalid(why: string): Outcome<Fen> {
  return fault('salary_invalid', `${why}，请填写大于 0 的数字，单位为元`);
}

/** Digits without grouping commas, or null where they do not group by three (or, as in Chinese, by four). */
function ungroup(text: string): string | null {
  if (/^\d+(?:\.\d+)?\.?$/.test(text)) return text.replace(/\.$/, '');
  if (/^\d{1,3}(?:[,']\d{3})+(?:\.\d+)?$/.test(text) || /^\d{1,4}(?:,\d{4})+(?:\.\d+)?$/.test(text))
    return text.replace(/[,']/g, '');
  return null;
}

function ofNumber(written: string, power: number): Outcome<Fen> {
  const plain = expand(written);
  if (plain === null) return invalid('不是金额');
  if (plain.startsWith('-')) return invalid('是负数');
  const [whole = '', fraction = ''] = plain.split('.');
  const places = power + 2;
  const padded = fraction.padEnd(places + 1, '0');
  const amount = Number(whole + padded.slice(0, places));
  const rest = padded.slice(places);
  const rounded = roundNoise(amount, rest);
  if (rounded === null) return invalid('的小数超过两位（不足一分）');
  if (rounded === 0) return invalid('是 0');
  if (rounded > most) return invalid('大得不合理');
  return { value: fen(rounded) };
}

/** Digits beyond the fen are noise when they are all but 0 or all but 9, as sums of binary numbers leave them. */
function roundNoise(amount: number, rest: string): number | null {
  if (!Number.isSafeInteger(amount)) return null;
  if (/^0*$/.test(rest) || /^0{4}/.test(rest)) return amount;
  return /^9{4}/.test(rest) ? amount + 1 : null;
}
