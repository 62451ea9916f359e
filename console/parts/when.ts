import { addDays, type CivilDate, dateInZone, parseCivilDate, partsOf } from '#kernel/civil-date.ts';

const zone = 'Asia/Shanghai';
const instantForm = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export function today(): CivilDate {
  return dateInZone(new Date(), zone);
}

/** 2026-01-30 08:05, in Beijing time; a dash for none. */
export function instantText(instant: string | null | undefined): string {
  if (!instant) return '—';
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : instantForm.format(at).replaceAll('/', '-');
}

/** “3 分钟前” for the recent past, else the instant itself. */
export function agoText(instant: string | null | undefined, now = Date.now()): string {
  if (!instant) return '—';
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时前`;
  return instantText(instant);
}

/** The last day on which something still holds, from the first on which it does not. */
export function lastDay(until: string | null): string | null {
  const day = until ? parseCivilDate(until) : null;
  return day ? addDays(day, -1) : until;
}

/** “2024-03-01 至 2025-02-28” with its last day written out; “2024-03-01 起”; “一直”. */
export function spanText(from: string | null, until: string | null): string {
  const last = lastDay(until);
  if (from && last) return from === last ? from : `${from} 至 ${last}`;
  if (from) return `${from} 起`;
  return last ? `至 ${last}` : '一直';
}

/** 2024 年 3 月 1 日 */
export function longDay(day: string): string {
  const date = parseCivilDate(day);
  if (!date) return day;
  const { year, month, day: d } = partsOf(date);
  return `${year} 年 ${month} 月 ${d} 日`;
}

/** Time served between two days, in years and months: “2 年 5 个月”, “不满 1 个月”. */
export function tenureText(from: string, on: string): string {
  const a = parseCivilDate(from);
  const b = parseCivilDate(on);
  if (!a || !b || a > b) return '';
  const start = partsOf(a);
  const end = partsOf(b);
  const months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0);
  if (months < 1) return '不满 1 个月';
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return [years ? `${years} 年` : '', rest ? `${rest} 个月` : ''].filter(Boolean).join(' ');
}
