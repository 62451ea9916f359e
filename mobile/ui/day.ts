import { addDays, type CivilDate, dateInZone, parseCivilDate } from '#kernel/civil-date.ts';

/** 2024年3月1日; empty for no date. */
export function dayWords(day: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : '';
}

/** A half-open span as people say it, its last day included: 2024年3月1日 至 2025年2月28日. */
export function spanWords(from: string | null, until: string | null): string {
  const end = until === null ? null : parseCivilDate(until);
  if (from === null && end === null) return '';
  if (end === null) return `${dayWords(from)} 起`;
  const last = dayWords(addDays(end, -1));
  return from === null ? `至 ${last}` : `${dayWords(from)} 至 ${last}`;
}

const zone = 'Asia/Shanghai';

/** The civil date in China now, which is the day the server means by today. */
export function today(now = new Date()): CivilDate {
  return dateInZone(now, zone);
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The civil date and the time (09:30) of an instant in Beijing, where limits are reckoned. */
export function placeInDay(at: Date): { readonly day: CivilDate; readonly time: string } {
  return { day: dateInZone(at, zone), time: clock.format(at) };
}

/** A day without its year where that is this one's: 3月1日. */
export function shortDay(day: CivilDate, now = new Date()): string {
  const words = dayWords(day);
  return day.slice(0, 4) === today(now).slice(0, 4) ? words.slice(5) : words;
}

/** An instant in Beijing time, as on the PC: 今天 09:30, 3月1日 09:30, or with its year when that is another one. */
export function instantWords(instant: string, now = new Date()): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const { day, time } = placeInDay(at);
  if (day === today(now)) return `今天 ${time}`;
  const isThisYear = day.slice(0, 4) === today(now).slice(0, 4);
  return isThisYear ? `${shortDay(day, now)} ${time}` : dayWords(day);
}
