import { type Fen, fen } from '#kernel/money.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { expand, halfWidth, isBlankMark, isShortened, tidy } from './clean-text.ts';
import { amountOfHan } from './han-numerals.ts';
import { blank, fault, type Outcome } from './outcome.ts';

/** No monthly pay is ten million yuan; dates and phone numbers that slipped into the column are above it. */
const most = 1_000_000_000;

/** How many places the unit shifts the point: 万 is four. */
const powers: Readonly<Record<string, number>> = { 万: 4, 萬: 4, w: 4, 千: 3, 仟: 3, k: 3, 百: 2 };

const currency = '(?:人民币|rmb|cny|¥|￥)';
const per = '(?:/|每|一个?)?(?:人/)?(?:月|month|mth|m)';
/** What a contract calls such pay; the pay of a year or after tax is another. */
const called = '(?:(?:税前|含税|每月|月薪|月|底薪|基本工资|基本薪资)[:：]?)?';
const aside = '(?:[(（](?:税前|含税|每月|/?月|月薪|元|人民币|rmb|cny|固定)[)）])?';
const form = new RegExp(
  `^${called}${currency}?([+-]?)(\\d[\\d,.' ]*?)([万萬w千仟k百]?)(元|圆|块钱?|塊)?(?:整|正)?(?:${currency})?(?:人民币)?(?:[(]?${per}[)]?)?${aside}$`,
  'i',
);
const spelt = new RegExp(`^(?:人民币)?([^元圆]+?)(?:元|圆)?(?:整|正)?(?:${per})?$`, 'i');
/** 1万2千 with both powers said; 1万2 leaves one to be guessed. */
const inTwo = /^(\d{1,3})[万萬w](\d)[千仟k](?=元|圆|块|$)/i;

/**
 * Pay in fen from what stands for yuan: 15600, 15,600.00, ￥10400元, 1.5万, 壹万贰仟元整. `unit` is the power of ten of a header such
 * as 基本工资（万元）. Exact to the fen; only what was reckoned rather than typed is rounded, as is what a number format does not
 * show. Zero and less are no pay.
 */
export function normalisePay(cell: Cell, unit = 0): Outcome<Fen> {
  if (cell.kind === 'empty') return blank;
  if (unit === 0 && cell.kind === 'number' && cell.number !== undefined && isPlainPay(cell.number))
    return { value: fen(cell.number * 100) };
  if (cell.kind === 'number' || cell.kind === 'date')
    return ofNumber(String(cell.number ?? cell.text), unit, cell.formula === true || showsFen(cell.format));
  if (cell.kind !== 'text') return invalid('不是金额');
  return ofText(cell.text, unit);
}

function ofText(written: string, unit: number): Outcome<Fen> {
  const text = tidy(halfWidth(written))
    .replace(/ /g, '')
    .replace(/，/g, ',')
    .replace(/^['’‘`"“”]+|['’‘"“”。,;、]+$/g, '');
  if (isBlankMark(text)) return blank;
  if (isShortened(text)) return ofNumber(text, unit);
  const parts = form.exec(text.replace(inTwo, (_, high: string, low: string) => `${high}${low}000`));
  if (!parts) {
    const amount = amountOfHan(spelt.exec(text)?.[1] ?? '');
    if (amount !== null) return ofNumber(String(amount), 0);
    return invalid(/\d[oOlI]|[oOlI]\d/.test(text) ? '里混有字母，请核对（例如把字母 O 改成数字 0）' : '不是金额');
  }
  const digits = ungroup(parts[2] ?? '');
  if (digits === null) return invalid('不是金额（逗号或小数点的位置不对）');
  return ofNumber(
    `${parts[1] === '-' ? '-' : ''}${digits}`,
    parts[3] ? (powers[parts[3].toLowerCase()] ?? 0) : parts[4] ? 0 : unit,
  );
}

/** Whole yuan that need no closer look. */
function isPlainPay(number: number): boolean {
  return number >= 1 && number < 10_000_000 && Number.isInteger(number);
}

function invalid(why: string): Outcome<Fen> {
  return fault('salary_invalid', `${why}，请填写大于 0 的数字，单位为元`);
}

/** A format that shows money to the fen or to the yuan: what lies behind is not what people see. */
function showsFen(format: string | undefined): boolean {
  return format !== undefined && /0/.test(format) && !/0\.0{3,}|[?%E]/i.test(format);
}

/** Digits without grouping commas, or null where they do not group by three (or, as in Chinese, by four). */
function ungroup(text: string): string | null {
  if (/^\d+(?:\.\d+)?\.?$/.test(text)) return text.replace(/\.$/, '');
  if (/^\d{1,3}(?:[,']\d{3})+(?:\.\d+)?$/.test(text) || /^\d{1,4}(?:,\d{4})+(?:\.\d+)?$/.test(text))
    return text.replace(/[,']/g, '');
  return null;
}

function ofNumber(written: string, power: number, rounds = false): Outcome<Fen> {
  const plain = expand(written);
  if (plain === null) return invalid('不是金额');
  if (plain.startsWith('-')) return invalid('是负数');
  const [whole = '', fraction = ''] = plain.split('.');
  const places = power + 2;
  const padded = fraction.padEnd(places + 1, '0');
  const amount = Number(whole + padded.slice(0, places));
  const rest = padded.slice(places);
  const rounded =
    rounds || isReckoned(rest) ? amount + (Number(rest.charAt(0)) >= 5 ? 1 : 0) : /^0*$/.test(rest) ? amount : null;
  if (rounded === null) return invalid('的小数超过两位（不足一分）');
  if (rounded === 0) return invalid('是 0');
  if (rounded > most) return invalid('大得不合理');
  return { value: fen(rounded) };
}

/** Four digits behind the fen were reckoned, not typed: a twelfth of a year's pay, the noise of binary numbers. */
function isReckoned(rest: string): boolean {
  return rest.length >= 4;
}
