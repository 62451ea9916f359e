/**
 * Civil dates: a day on the calendar with no clock and no zone, written YYYY-MM-DD. Because the text sorts as the days do,
 * `<` and `===` compare them. Years 1000 to 9999.
 */
export type CivilDate = string & { readonly __civilDate: true };

/** The day after which there is none. */
export const lastCivilDate = '9999-12-31' as CivilDate;

const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date of year, month (1–12) and day, or null where the calendar has no such day (2023-02-30, month 13). */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}` as CivilDate;
}

/** Reads exactly YYYY-MM-DD; null for anything else, days that do not exist included. */
export function parseCivilDate(text: string): CivilDate | null {
  const parts = form.exec(text);
  return parts ? civilDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && parseCivilDate(value) !== null;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01; negative before it. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** The inverse of `dayNumber`. Throws RangeError outside the years 1000 to 9999. */
export function fromDayNumber(days: number): CivilDate {
  const instant = new Date(days * 86_400_000);
  const date = civilDate(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate());
  if (!date) throw new RangeError(`no civil date for day ${days}`);
  return date;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Adds whole months; the day is held to the month's last (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const y = Math.floor(count / 12);
  const m = (count % 12) + 1;
  const made = civilDate(y, m, Math.min(day, daysInMonth(y, m)));
  if (!made) throw new RangeError(`no civil date ${months} months after ${date}`);
  return made;
}

export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

/** Whole years of age on a day, in the reckoning of 周岁: a year is full from the birthday on (29 February counts on 1 March). */
export function ageOn(birth: CivilDate, on: CivilDate): number {
  const years = partsOf(on).year - partsOf(birth).year;
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The civil date that a zone's clocks show at an instant. */
export function dateInZone(instant: Date, zone: string): CivilDate {
  const text = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
  return text as CivilDate;
}

function pad(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
