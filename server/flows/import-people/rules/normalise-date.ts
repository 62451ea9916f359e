import { addDays, type CivilDate, civilDate, daysInMonth, parseCivilDate } from '#kernel/civil-date.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { serialToText } from '#platform/workbook/number-format.ts';
import { expand, isBlankMark, isNothing, tidyCode } from './clean-text.ts';
import { digitsOfHan } from './han-numerals.ts';
import { blank, fault, type Outcome } from './outcome.ts';

/** Serial days that can be meant where a bare number stands for a date: 1913 to 2100. A smaller one is a year or a mistake. */
const firstSerial = 5_000;
const lastSerial = 73_415;

const noEnd =
  /^(?:至今|今|现在|目前|在职|长期|长期有效|永久|永久有效|无固定期限|无固定|不限|未定|尚未|待转正|未转正|未离职)$/;

/**
 * What the words mean that people write instead of a day. `must`: everyone has such a day, so that only an empty cell and what
 * programs write for one is nothing. `may`: not everyone has one. `open`: it may not have come yet, either (至今).
 */
export type DateWords = 'must' | 'may' | 'open';

/**
 * A day in any of the forms that people and programs write. What names no one day (no day, no century, day and month in doubt, a day
 * that does not exist) is date_invalid.
 */
export function normaliseDate(cell: Cell, words: DateWords = 'must'): Outcome<CivilDate> {
  if (cell.kind === 'empty') return blank;
  if (cell.kind === 'date') return dayOf(cell.text.slice(0, 10)) ?? invalid('不是有效的日期');
  if (cell.kind === 'number') return ofNumber(cell.text);
  if (isIsoDay(cell.text)) return { value: cell.text };
  const text = tidyCode(cell.text);
  if (isBlankMark(text) || (words !== 'must' && isNothing(text)) || (words === 'open' && noEnd.test(text)))
    return blank;
  if (cell.kind !== 'text') return invalid('不是日期');
  return parseDate(text);
}

/** Whether a text is a day of 1900 to 2199 just as it is to be reported, which most are. */
function isIsoDay(text: string): text is CivilDate {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const hyphen = 45;
const zero = 48;

/** The number that digits make; -1 where there is anything else. */
function digits(text: string, from: number, until: number): number {
  let number = 0;
  for (let i = from; i < until; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function dayOf(text: string | null): { value: CivilDate } | null {
  const day = text === null ? null : parseCivilDate(text);
  return day && day >= '1900-01-01' && day < '2200-01-01' ? { value: day } : null;
}

function made(year: number, month: number, day: number): Outcome<CivilDate> {
  const date = civilDate(year, month, day);
  if (!date) return invalid(`日历上没有 ${year} 年 ${month} 月 ${day} 日这一天`);
  return dayOf(date) ?? invalid(`的年份 ${year} 不合理`);
}

function invalid(why: string): Outcome<CivilDate> {
  return fault('date_invalid', `${why}，请改为“2024-05-08”这样的日期`);
}

function ofNumber(written: string): Outcome<CivilDate> {
  const text = expand(written) ?? written;
  if (/^(?:19|20|21)\d{6}$/.test(text)) return ofParts(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  const serial = Number(text);
  if (serial >= firstSerial && serial < lastSerial + 1) {
    return dayOf(serialToText(serial)?.slice(0, 10) ?? null) ?? invalid('不是有效的日期');
  }
  // Excel shows 2013.1 for 2013.10, so a year and month typed as a number cannot be told apart either.
  return invalid('是一个数字，看不出是哪一天');
}

export function parseDate(written: string): Outcome<CivilDate> {
  const { text, shift } = withoutTime(plainSigns(written.replace(weekday, '')));
  const found = parseDay(text);
  return shift && 'value' in found && found.value ? { value: addDays(found.value, shift) } : found;
}

/** One kind of dash and of slash, none doubled, and no remark behind that has no digits of its own: 2021-03-05（入职）. */
function plainSigns(text: string): string {
  return text
    .replace(/[‐-―−－_~–]+/g, '-')
    .replace(/[∕⁄╱\\]/g, '/')
    .replace(/(?<=\d)([-./])\1(?=\d)/g, '$1')
    .replace(/[.。,，;；]$/, '')
    .replace(/ ?[(（[【](?![^)）]*(?:农历|阴历|旧历|预计|拟|计划|约|左右|[?？]))[^\d()（）]*[)）\]】]$/, '');
}

function parseDay(text: string): Outcome<CivilDate> {
  if (/^\d{8}$/.test(text)) return ofParts(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (/^\d{5}(?:\.\d+)?$/.test(text) || /^\d{8}\.0+$/.test(text)) return ofNumber(text);
  const yearFirst =
    /^(?:公元)?(\d{4}|\d{2}) ?(年|[-./,、。·:]|(?<=\d{4}) ) ?(\d{1,2}) ?(?:月份?|[-./,、。·:]| ) ?(\d{1,2}) ?[日号]?$/.exec(
      text,
    );
  if (yearFirst) return ofYearFirst(yearFirst[1], yearFirst[2], yearFirst[3], yearFirst[4]);
  const withName = ofMonthName(text);
  if (withName) return withName;
  const yearLast = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text);
  if (yearLast) return ofYearLast(Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3]));
  if (/^\d{4} ?(?:年|[-./]) ?\d{1,2} ?月?$/.test(text) || /^(?:19|20)\d{4}$/.test(text))
    return invalid('只有年月，没有日');
  if (/^\d{4} ?年?$/.test(text)) return invalid('只有年份，没有月和日');
  if (/^\d{1,2}[-./]\d{1,2}[-./]\d{1,2}$/.test(text)) return invalid('年份不足四位，看不出是哪一年');
  return invalid('不是日期');
}

/**
 * A year of two digits in front is one where it is marked (98年) or parted by dashes or dots, which in Chinese only ever follow a year
 * there. Slashes also part American dates: the year must then be no month.
 */
function ofYearFirst(year = '', mark = '', month = '', day = ''): Outcome<CivilDate> {
  if (year.length === 2 && !/[年.-]/.test(mark) && !(mark === '/' && Number(year) > 12))
    return invalid('年份不足四位，看不出是哪一年');
  return ofParts(year, month, day);
}

function ofParts(year = '', month = '', day = ''): Outcome<CivilDate> {
  if (year.length === 4) return made(Number(year), Number(month), Number(day));
  return made(centuryOf(Number(year)), Number(month), Number(day));
}

/** The century of a two-digit year, as spreadsheets have it: staff were not born before 1930 nor hired after 2029. */
function centuryOf(year: number): number {
  return year < 30 ? 2000 + year : 1900 + year;
}

/** With the year last, day and month can only be told apart where one is above 12 or both are the same. */
function ofYearLast(a: number, b: number, year: number): Outcome<CivilDate> {
  if (a > 12 && b <= 12) return made(year, b, a);
  if (b > 12 || a === b) return made(year, a, b);
  return invalid('月和日分不清先后');
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function ofMonthName(text: string): Outcome<CivilDate> | null {
  const dayFirst = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-./ ]*([a-z]{3,9})\.?,?[-./ ]*(\d{4}|\d{2})$/i.exec(
    text,
  );
  const monthFirst = /^(?:[a-z]{3,9},? )??([a-z]{3,9})\.?[-./ ]*(\d{1,2})(?:st|nd|rd|th)?,?[-./ ]+(\d{4})$/i.exec(text);
  const yearFirst = /^(\d{4})[-./ ]*([a-z]{3,9})\.?[-./ ]*(\d{1,2})$/i.exec(text);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : yearFirst
        ? [yearFirst[3], yearFirst[2], yearFirst[1]]
        : [];
  if (day === undefined || name === undefined) return null;
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : ofParts(year, String(month), day);
}

const weekday = /[ ,]*[(（[]?(?:星期|周|礼拜)[一二三四五六日天1-7][)）\]]?/;
const clock =
  /^(.*\d[日号]?)(?:[ T]+|(?<=[日号]))(?:上午|下午|早上|晚上|凌晨|中午|AM|PM)? ?(\d{1,2})[:：时点](?:(\d{1,2})(?:[:：分](\d{1,2})?(?:\.\d+)?秒?)?分?|整)? ?(?:[AP]M|上午|下午)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/**
 * Takes off a time of day, a zone and a weekday. An instant in UTC, as programs write it, is the day that clocks in China show: at
 * 16:00 the next has begun there.
 */
function withoutTime(text: string): { text: string; shift: number } {
  const bare = digitsOfHan(text.trim());
  const day = bare.replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/, '$1');
  const parts = clock.exec(day);
  if (!parts) return { text: day, shift: 0 };
  const zulu = /^(?:Z|UTC|GMT|\+00:?00)$/i.test(parts[5] ?? '');
  return { text: (parts[1] ?? '').trim(), shift: zulu && Number(parts[2]) >= 16 ? 1 : 0 };
}

/** The year and month of a text that tells no day (1990.05, 1990年5月), as YYYY-MM; else null. */
export function yearMonth(text: string): string | null {
  const parts = /^(\d{4}) ?(?:年|[-./])? ?(\d{1,2}) ?月?$/.exec(digitsOfHan(tidyCode(text)));
  if (!parts || Number(parts[2]) < 1 || Number(parts[2]) > 12) return null;
  return `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}`;
}
