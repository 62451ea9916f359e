import { addDays, type CivilDate, civilDate, daysInMonth } from '#kernel/civil-date.ts';
import type { SpanOfDays } from '../source.ts';

/** Earlier and later than any archive tells of. */
const firstYear = 1930;
const lastYear = 2099;
const year = '((?:19|20)\\d{2})';
const two = '(\\d{1,2})';
const day = `${year}(?:年|[-./])${two}(?:月|[-./])${two}[日号]?`;
const month = `${year}(?:年${two}月份?|[-./]${two}(?!\\d))`;

type Form = {
  readonly pattern: RegExp;
  readonly read: (found: RegExpExecArray, today: CivilDate) => SpanOfDays | null;
};
const at = (pattern: string) => new RegExp(pattern, 'y');

/** From the longest form to the shortest: 2023年5月至8月 before 2023年5月. */
const forms: readonly Form[] = [
  { pattern: at(`${day}\\s*(?:至|到|~|—|–)\\s*${day}`), read: f => span(dayOf(f, 1), dayOf(f, 4)) },
  {
    pattern: at(`${year}年?${two}月?\\s*(?:至|到|-|~|—|–)\\s*${two}月`),
    read: f => span(first(f[1], f[2]), last(f[1], f[3])),
  },
  {
    pattern: at(`${year}年${two}月\\s*(?:至|到|-|~|—|–)\\s*${year}年${two}月`),
    read: f => span(first(f[1], f[2]), last(f[3], f[4])),
  },
  { pattern: at(`${year}年?\\s*(?:至|到|-|~|—|–)\\s*${year}年?(?!\\d)`), read: f => span(first(f[1]), last(f[2])) },
  { pattern: at(day), read: f => span(dayOf(f, 1), dayOf(f, 1)) },
  { pattern: at(month), read: f => span(first(f[1], f[2] ?? f[3]), last(f[1], f[2] ?? f[3])) },
  { pattern: at(`${year}年?(?:以来|以后|之后|起)`), read: f => span(first(f[1]), last(String(lastYear))) },
  { pattern: at(`${year}年?(?:以前|之前)`), read: f => span(first(String(firstYear)), last(String(Number(f[1]) - 1))) },
  { pattern: at(`${year}年(?:上半年)`), read: f => span(first(f[1], '1'), last(f[1], '6')) },
  { pattern: at(`${year}年(?:下半年)`), read: f => span(first(f[1], '7'), last(f[1], '12')) },
  { pattern: at(`${year}年度?`), read: f => span(first(f[1]), last(f[1])) },
  { pattern: at('今年|本年度?'), read: (_, today) => whole(today, 0) },
  { pattern: at('去年|上年度?'), read: (_, today) => whole(today, -1) },
  { pattern: at('明年|下年度?'), read: (_, today) => whole(today, 1) },
  { pattern: at('本月|这个月'), read: (_, today) => monthFrom(today, 0) },
  { pattern: at('上个?月'), read: (_, today) => monthFrom(today, -1) },
  { pattern: at('下个?月'), read: (_, today) => monthFrom(today, 1) },
  { pattern: at('(?:近|最近|未来)(\\d{1,3})天'), read: (f, today) => around(f[0], Number(f[1]), today) },
];

/** A day, month, year or span that begins at `place` of a folded text, and how long its text is; null where none does. */
export function readDays(text: string, place: number, today: CivilDate): { span: SpanOfDays; length: number } | null {
  for (const { pattern, read } of forms) {
    pattern.lastIndex = place;
    const found = pattern.exec(text);
    const read_ = found ? read(found, today) : null;
    if (found && read_) return { span: read_, length: found[0].length };
  }
  return null;
}

function span(from: CivilDate | null, to: CivilDate | null): SpanOfDays | null {
  return from && to && from <= to ? { from, to } : null;
}

function first(yearText: string | undefined, monthText = '1'): CivilDate | null {
  return civilDate(Number(yearText), Number(monthText), 1);
}

function last(yearText: string | undefined, monthText = '12'): CivilDate | null {
  const [y, m] = [Number(yearText), Number(monthText)];
  return m >= 1 && m <= 12 ? civilDate(y, m, daysInMonth(y, m)) : null;
}

function dayOf(found: RegExpExecArray, from: number): CivilDate | null {
  return civilDate(Number(found[from]), Number(found[from + 1]), Number(found[from + 2]));
}

function whole(today: CivilDate, years: number): SpanOfDays | null {
  const y = String(Number(today.slice(0, 4)) + years);
  return span(first(y), last(y));
}

function monthFrom(today: CivilDate, months: number): SpanOfDays | null {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months;
  const [y, m] = [String(Math.floor(count / 12)), String((count % 12) + 1)];
  return span(first(y, m), last(y, m));
}

function around(text: string, days: number, today: CivilDate): SpanOfDays {
  return text.startsWith('未来')
    ? { from: today, to: addDays(today, days) }
    : { from: addDays(today, -days), to: today };
}
