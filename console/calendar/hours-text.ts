import type { Hours } from '#contract/calendar.ts';

const stretch = /^(\d{1,2})(?:[:：点](\d{2}))?[–—~～至到-](?:次日)?(\d{1,2})(?:[:：点](\d{2}))?$/;

/** Reads “9:00-12:00，13:30-18:00” and the like; an empty list for a day off (empty or 休); null for what is no time. */
export function readHours(text: string): Hours[] | null {
  const plain = text.trim();
  if (plain === '' || plain === '休') return [];
  const read = plain
    .replaceAll(/\s*([–—~～至到-])\s*/g, '$1')
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .map(each => {
      const parts = stretch.exec(each);
      if (!parts) return null;
      const from = clock(parts[1], parts[2], 23);
      const to = clock(parts[3], parts[4], 24);
      return from === null || to === null ? null : { from, to };
    });
  return read.every(each => each !== null) ? read : null;
}

function clock(hour = '', minute = '00', last: number): string | null {
  const [h, m] = [Number(hour), Number(minute)];
  if (h > last || m > 59 || (h === 24 && m > 0)) return null;
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}

/** 09:00–12:00 13:30–18:00; 休 for none. */
export function hoursText(hours: readonly Hours[]): string {
  return hours.map(each => `${each.from}–${each.to > each.from ? '' : '次日'}${each.to}`).join(' ') || '休';
}

/** Minutes after midnight at which a stretch begins and ends; 次日 is beyond 1440. */
export function minutesOf({ from, to }: Hours): { start: number; end: number } {
  const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const [start, end] = [minute(from), minute(to)];
  return { start, end: end > start ? end : end + 1440 };
}

/** How long a day is worked, in words: 8 小时, 7.5 小时. */
export function lengthText(hours: readonly Hours[]): string {
  const minutes = hours.reduce((sum, each) => sum + minutesOf(each).end - minutesOf(each).start, 0);
  return `${Math.round((minutes / 60) * 100) / 100} 小时`;
}
