import { fromDayNumber } from '#kernel/civil-date.ts';

/** Formats by number that programs need not spell out (ECMA-376 part 1, 18.8.30, with those of Chinese and Japanese systems). */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export function builtInFormat(id: number): string | undefined {
  return builtIn[id];
}

/** Whether a number format shows a day: a year or day placeholder outside quotes, escapes and brackets. Times of day alone do not count. */
export function isDateFormat(format: string): boolean {
  const first = format.split(';', 1)[0] ?? '';
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/s\.0+/gi, 's');
  if (/general|通用|常规|[#?@]|0/i.test(bare)) return false;
  return /[yde]|a{3,4}/i.test(bare) || /m{3,}/i.test(bare);
}

const secondsPerDay = 86_400;
/** 9999-12-31. */
const lastSerial = 2_958_465;
const unixOf1900 = -25_569;
const days1904 = 1_462;

/** A serial day in the 1900 system, whatever the workbook's own. */
export function serial1900(serial: number, epoch1904: boolean): number {
  return epoch1904 ? serial + days1904 : serial;
}

/**
 * The day of an Excel serial number (1900 system), with its time where it has one; null where there is no such day. Excel counts a
 * 29 February 1900 that never was: the days before it are one further along.
 */
export function serialToText(serial: number): string | null {
  if (!(serial >= 1 && serial < lastSerial + 1)) return null;
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * secondsPerDay);
  if (seconds === secondsPerDay) {
    day += 1;
    seconds = 0;
  }
  if (day === 60 || day > lastSerial) return null;
  const date = fromDayNumber((day < 60 ? day + 1 : day) + unixOf1900);
  return seconds === 0 ? date : `${date} ${clock(seconds)}`;
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map(part => String(part).padStart(2, '0')).join(':');
}
