import type { PlannedDay } from '#contract/calendar.ts';
import { addDays, dayNumber, parseCivilDate, partsOf } from '#kernel/civil-date.ts';

export type Mark = { readonly text: string; readonly tone: 'holiday' | 'make-up' | 'closed' | 'open' };

/** The corner mark of a day: 休 and 班 as the notices have them, 停 and 开 for the office's own. */
export function markOf({ kind, source, hours }: PlannedDay): Mark | null {
  if (source === 'exception') return hours.length === 0 ? { text: '停', tone: 'closed' } : { text: '开', tone: 'open' };
  if (kind === 'holiday') return { text: '休', tone: 'holiday' };
  return kind === 'make-up' ? { text: '班', tone: 'make-up' } : null;
}

/** 春节(除夕) → 除夕, 清明节 → 清明: as short as a cell. */
export function shortName(name: string): string {
  const within = /[(（](.+)[)）]/.exec(name)?.[1];
  return (within ?? (name.length > 2 ? name.replace(/节$/, '') : name)).slice(0, 2);
}

export type Cell = PlannedDay & {
  readonly number: number;
  /** Shown beneath the number: the day on which a holiday bears its name. */
  readonly label: string | null;
};
export type Month = { readonly month: number; readonly weeks: ReadonlyArray<ReadonlyArray<Cell | null>> };

/** Twelve months of weeks from Monday on. A statutory holiday is named on its first day. */
export function monthsOf(days: readonly PlannedDay[]): Month[] {
  const months = Array.from({ length: 12 }, (_, at) => ({ month: at + 1, cells: [] as Array<Cell | null> }));
  let before: PlannedDay | undefined;
  for (const each of days) {
    const date = parseCivilDate(each.day);
    if (!date) continue;
    const { month, day } = partsOf(date);
    const cells = months[month - 1]?.cells ?? [];
    if (day === 1) for (let empty = (dayNumber(date) + 3) % 7; empty > 0; empty--) cells.push(null);
    const isFirst = each.isStatutory && !(before?.isStatutory && before.name === each.name);
    cells.push({ ...each, number: day, label: isFirst && each.name ? shortName(each.name) : null });
    before = each;
  }
  return months.map(({ month, cells }) => {
    const weeks: Array<Array<Cell | null>> = [];
    for (let at = 0; at < 42; at += 7) weeks.push(Array.from({ length: 7 }, (_, i) => cells[at + i] ?? null));
    return { month, weeks };
  });
}

/** Consecutive days of one name as spans: [{name, first, last, count}]. */
export function spansOf(
  days: readonly PlannedDay[],
): Array<{ name: string; first: string; last: string; count: number }> {
  const spans: Array<{ name: string; first: string; last: string; count: number }> = [];
  for (const { day, name } of days) {
    const plain = (name ?? '').replace(/[(（].*$/, '');
    const last = spans.at(-1);
    const date = last && parseCivilDate(last.last);
    if (last && date && last.name === plain && addDays(date, 1) === day) {
      last.last = day;
      last.count++;
    } else spans.push({ name: plain, first: day, last: day, count: 1 });
  }
  return spans;
}

/** “2 月 15 日至 23 日”, “9 月 30 日至 10 月 8 日”, “2 月 28 日”. */
export function shortSpan(first: string, last: string): string {
  const [, m1, d1] = first.split('-').map(Number);
  const [, m2, d2] = last.split('-').map(Number);
  if (first === last) return `${m1} 月 ${d1} 日`;
  return m1 === m2 ? `${m1} 月 ${d1} 日至 ${d2} 日` : `${m1} 月 ${d1} 日至 ${m2} 月 ${d2} 日`;
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** 周二 */
export function weekdayText(day: string): string {
  const date = parseCivilDate(day);
  return date ? `周${weekdays[(((dayNumber(date) + 4) % 7) + 7) % 7]}` : '';
}
