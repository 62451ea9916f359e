import { addDays, type CivilDate, civilDate, parseCivilDate } from '#kernel/civil-date.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { serialToText } from '#platform/workbook/number-format.ts';
import { expand, isDash, isNothing, tidyCode } from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

const iso = /^\d{4}-\d{2}-\d{2}$/;
/** Serial days that can be meant where a bare number stands for a date: 1913 to 2100. A smaller one is a year or a mistake. */
const firstSerial = 5_000;
const lastSerial = 73_415;

const noEnd =
  /^(?:至今|今|现在|目前|在职|长期|长期有效|永久|永久有效|无固定期限|无固定|不限|未定|尚未|待转正|未转正|未离职)$/;

/**
 * A day in any of the forms that people and programs write. `open` fields (an end that may not have come) take words such as 至今 for
 * nothing. What names no one day (no day, no century, day and month in doubt, a day that does not exist) is date_invalid.
 */
export function normaliseDate(cell: Cell, open = false): Outcome<CivilDate> {
  if (cell.kind === 'empty') return blank;
  if (cell.kind === 'date') return dayOf(cell.text.slice(0, 10)) ?? invalid('不是有效的日期');
  if (cell.kind === 'number') return ofNumber(cell.text);
  if (iso.test(cell.text)) {
    const plain = dayOf(cell.text);
    if (plain) return plain;
  }
  const text = tidyCode(cell.text);
  if (isDash(text) || (open && (noEnd.test(text) || isNothing(text)))) return blank;
  if (cell.kind !== 'text') return invalid('不是日期');
  return parseDate(text);
}

function dayOf(text: string | null): { value: CivilDate } | null {
  const day = text === null ? null : parseCivilDate(text);
  return day && day >= '1900-01-01' && day < '2200-01-01' ? { value: day } : null;
}

function made(year: number, month: number, day: number): Outcome<CivilDate> {
  const found = dayOf(civilDate(year, month, day));
  return found ?? invalid(`日历上没有 ${year} 年 ${month} 月 ${day} 日这一天`);
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
  const { text, shift } = withoutTime(digitsOfHan(written.replace(/[.。,，;；]$/, '')));
  const found = parseDay(text);
  return shift && 'value' in found && found.value ? { value: addDays(found.value, shift) } : found;
}

function parseDay(text: string): Outcome<CivilDate> {
  if (/^\d{8}$/.test(text)) return ofParts(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (/^\d{5}(?:\.\d+)?$/.test(text) || /^\d{8}\.0+$/.test(text)) return ofNumber(text);
  const yearFirst =
    /^'?(\d{4}|\d{2}(?=年)) ?(?:年|[-./,、。·\\_–—−~]|:| ) ?(\d{1,2}) ?(?:月份?|[-./,、。·\\_–—−~]|:| ) ?(\d{1,2}) ?[日号]?$/.exec(
      text,
    );
  if (yearFirst) return ofParts(yearFirst[1], yearFirst[2], yearFirst[3]);
  const withName = ofMonthName(text);
  if (withName) return withName;
  const yearLast = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text);
  if (yearLast) return ofYearLast(Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3]));
  if (/^\d{4} ?(?:年|[-./]) ?\d{1,2} ?月?$/.test(text) || /^\d{6}$/.test(text)) return invalid('只有年月，没有日');
  if (/^\d{4} ?年?$/.test(text)) return invalid('只有年份，没有月和日');
  if (/^\d{1,2}[-./]\d{1,2}[-./]\d{1,2}$/.test(text)) return invalid('年份不足四位，看不出是哪一年');
  return invalid('不是日期');
}

function ofParts(year = '', month = '', day = ''): Outcome<CivilDate> {
  if (year.length === 4) return made(Number(year), Number(month), Number(day));
  return made(centuryOf(Number(year)), Number(month), Number(day));
}

/** The century of a two-digit year that is marked as a year: staff were not born before 1930 nor hired after 2029. */
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

/**
 * Takes off a time of day, a zone and a weekday. An instant in UTC, as programs write it, is the day that clocks in China show: at
 * 16:00 the next has begun there.
 */
function withoutTime(text: string): { text: string; shift: number } {
  const bare = text.replace(/[ ,]*[(]?(?:星期|周|礼拜)[一二三四五六日天1-7][)]?/, '').trim();
  const parts =
    /^(.*\d[日号]?)(?:[ T]+|(?<=[日号]))(?:上午|下午|早上|晚上|凌晨|AM|PM)? ?(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})?(?:\.\d+)?秒?)?分? ?(?:[AP]M|上午|下午)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
      bare,
    );
  if (!parts) return { text: bare, shift: 0 };
  const zulu = /^(?:Z|UTC|GMT|\+00:?00)$/i.test(parts[5] ?? '');
  return { text: (parts[1] ?? '').trim(), shift: zulu && Number(parts[2]) >= 16 ? 1 : 0 };
}

const hanDigits: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  '○': '0',
  Ｏ: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  元: '1',
};

/** 二〇一一年十月七日 → 2011年10月7日. Only between 年, 月 and 日: elsewhere the characters are words. */
function digitsOfHan(text: string): string {
  if (!/[年月]/.test(text) || !/[〇零○一二三四五六七八九十廿卅元]/.test(text)) return text;
  return text.replace(/[〇零○一二三四五六七八九十廿卅元]+(?= ?[年月日号])/g, group => {
    const tens = /^([一二三四五六七八九]?)(十|廿|卅)([一二三四五六七八九]?)$/.exec(group);
    if (!tens) return [...group].map(c => hanDigits[c] ?? c).join('');
    const ten = tens[2] === '廿' ? 2 : tens[2] === '卅' ? 3 : Number(hanDigits[tens[1] || '一']);
    return String(ten * 10 + Number(hanDigits[tens[3] ?? ''] ?? 0));
  });
}

/** The year and month of a text that tells no day (1990.05, 1990年5月), as YYYY-MM; else null. */
export function yearMonth(text: string): string | null {
  const parts = /^(\d{4}) ?(?:年|[-./])? ?(\d{1,2}) ?月?$/.exec(digitsOfHan(tidyCode(text)));
  if (!parts || Number(parts[2]) < 1 || Number(parts[2]) > 12) return null;
  return `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}`;
}
