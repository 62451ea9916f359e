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

/** The civil date in China now, which is the day the server means by today. */
export function today(now = new Date()): CivilDate {
  return dateInZone(now, 'Asia/Shanghai');
}

/** An instant on the reader's clock: 今天 09:30, 3月1日 09:30, or with its year when that is another one. */
export function instantWords(instant: string, now = new Date()): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
  if (at.toDateString() === now.toDateString()) return `今天 ${time}`;
  const day = `${at.getMonth() + 1}月${at.getDate()}日`;
  return at.getFullYear() === now.getFullYear() ? `${day} ${time}` : `${at.getFullYear()}年${day}`;
}
