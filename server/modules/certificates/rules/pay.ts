import type { CertificatePay } from '#contract/certificate.ts';
import { addDays, addMonths, type CivilDate, civilDate, daysInMonth, partsOf } from '#kernel/civil-date.ts';
import { contains, overlaps, type Span } from '#kernel/span.ts';

export type PayRecord = {
  readonly item: string;
  readonly period: string;
  readonly amountFen: number;
  readonly span: Span;
};
export type AveragedPay = CertificatePay & { readonly isInFirstMonth: boolean };

/** A bank asks for the last year. */
const longest = 12;

/**
 * The monthly average of pay by its records: over the whole months before the day's own, twelve at most, as far back as the person was
 * employed and pay is recorded. A month counts with what was valid on its last day; pay by the year with a twelfth. Somebody without a
 * whole month yet: what is valid on the day. Null where there is no record; `months` 0 where none is by the month or the year.
 */
export function averagePay(records: readonly PayRecord[], hiredOn: CivilDate, day: CivilDate): AveragedPay | null {
  const counted = records.filter(each => each.period === 'month' || each.period === 'year');
  const whole = Array.from({ length: longest }, (_, n) =>
    firstOfMonth(addMonths(firstOfMonth(day), n - longest)),
  ).filter(first => first >= hiredOn);
  const months = dropWhile(whole, first => !counted.some(each => contains(each.span, lastOfMonth(first))));
  const isInFirstMonth = months.length === 0;
  const days = isInFirstMonth ? [day] : months.map(lastOfMonth);
  const within: Span = { from: days[0] ?? day, until: addDays(days.at(-1) ?? day, 1) };
  const used = records.filter(each => overlaps(each.span, within));
  if (used.length === 0) return null;
  // Twelfths of a fen, so that a year's pay stays whole.
  let twelfths = 0;
  for (const each of days)
    for (const record of counted)
      if (contains(record.span, each)) twelfths += record.period === 'month' ? record.amountFen * 12 : record.amountFen;
  const isMonthly = used.some(each => counted.includes(each));
  const divisor = 12 * days.length;
  return {
    fromMonth: (days[0] ?? day).slice(0, 7),
    toMonth: (days.at(-1) ?? day).slice(0, 7),
    months: isMonthly ? days.length : 0,
    averageFen: Math.floor((2 * twelfths + divisor) / (2 * divisor)),
    isInFirstMonth,
    records: used.map(({ item, period, amountFen, span }) => ({
      item,
      period,
      amountFen,
      ...span,
      isCounted: period === 'month' || period === 'year',
    })),
  };
}

function firstOfMonth(day: CivilDate): CivilDate {
  return `${day.slice(0, 8)}01` as CivilDate;
}

function lastOfMonth(first: CivilDate): CivilDate {
  const { year, month } = partsOf(first);
  return civilDate(year, month, daysInMonth(year, month)) ?? first;
}

function dropWhile<T>(list: readonly T[], drop: (each: T) => boolean): T[] {
  const from = list.findIndex(each => !drop(each));
  return from < 0 ? [] : list.slice(from);
}
