import { type Fen, formatYuan } from '#kernel/money.ts';
import { formatRatio, type Ratio } from '#law/engine/ratio.ts';
import { type Bands, readValue, type Step, type UnitKind } from '#law/engine/unit.ts';

/** The longest value as JSON: a calendar of a year has some 600 characters, a table of ten bands a thousand. */
export const longestValue = 20_000;

/** How a value of each kind is written, in words for whoever writes one. */
export const valueForms: Readonly<Record<UnitKind, string>> = {
  money: '应为最多两位小数的金额文字，如 "7460.00"',
  ratio: '应为最多六位小数的十进制文字，如 "0.16"',
  count: '应为整数，如 5',
  bands:
    '应为级距表，如 [{"upTo":"36000.00","rate":"0.03","quick":"0.00"},{"upTo":null,…}]，最后一级 upTo 为 null，且逐级递增',
  steps: '应为分档，如 [{"from":12,"value":5}]，from 逐档递增',
  days: '应为日期的列表，如 ["2026-01-01"]',
  'named-days': '应为日期与名称，如 {"2026-01-01":"元旦"}',
  text: '应为非空的文字',
};

/**
 * The value in the one spelling in which values are kept and compared (money with two places, no zeros that say nothing); undefined when
 * it is not of the kind. Null, a repeal, is of every kind.
 */
export function writtenValue(kind: UnitKind, given: unknown): unknown {
  if (given === null) return null;
  const read = readValue(kind, given);
  if (read === null) return undefined;
  switch (kind) {
    case 'money':
      return formatYuan(read as Fen);
    case 'ratio':
      return formatRatio(read as Ratio);
    case 'bands':
      return (read as Bands).map(({ upTo, rate, quick }) => ({
        upTo: upTo === null ? null : formatYuan(upTo),
        rate: formatRatio(rate),
        quick: formatYuan(quick),
      }));
    case 'steps':
      return (read as readonly Step[]).map(({ from, value }) => ({ from, value }));
    case 'named-days':
      return Object.fromEntries(Object.entries(read).sort(([a], [b]) => (a < b ? -1 : 1)));
    default:
      return read;
  }
}

/** Whether two values of a kind say the same, however they are written. */
export function sameValue(kind: UnitKind, a: unknown, b: unknown): boolean {
  return JSON.stringify(writtenValue(kind, a)) === JSON.stringify(writtenValue(kind, b));
}
