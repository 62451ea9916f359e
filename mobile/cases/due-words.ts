import { type CivilDate, dayNumber } from '#kernel/civil-date.ts';
import { placeInDay, shortDay, today } from '../ui/day.ts';

export type Due = { readonly words: string; readonly tone: 'late' | 'soon' | 'calm' };

const hour = 3_600_000;
const day = 24 * hour;
/** Within this much by the clock a limit is marked. */
const soon = 4 * hour;

/** By when something is due, in Beijing time, or for how long it has been late. */
export function dueWords(dueAt: string, now = new Date()): Due {
  const at = new Date(dueAt);
  const left = at.getTime() - now.getTime();
  if (left <= 0) return { words: `已超期${lateWords(-left)}`, tone: 'late' };
  const place = placeInDay(at);
  return { words: `${dayWord(place.day, now)} ${place.time} 前`, tone: left <= soon ? 'soon' : 'calm' };
}

function lateWords(late: number): string {
  if (late >= day) return ` ${Math.floor(late / day)} 天`;
  if (late >= hour) return ` ${Math.floor(late / hour)} 小时`;
  const minutes = Math.floor(late / 60_000);
  return minutes > 0 ? ` ${minutes} 分钟` : '';
}

function dayWord(at: CivilDate, now: Date): string {
  const days = dayNumber(at) - dayNumber(today(now));
  return ['今天', '明天', '后天'][days] ?? shortDay(at, now);
}

/** How long a step took, from minutes by the clock. */
export function tookWords(minutes: number): string {
  if (minutes < 1) return '用时不到 1 分钟';
  if (minutes < 60) return `用时 ${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 > 0 && hours < 5 ? `用时 ${hours} 小时 ${minutes % 60} 分` : `用时 ${hours} 小时`;
  const days = Math.floor(hours / 24);
  return hours % 24 > 0 && days < 5 ? `用时 ${days} 天 ${hours % 24} 小时` : `用时 ${days} 天`;
}
