import { covers, type WorkTime, workedMinutes } from './work-time.ts';

export type Due = { readonly text: string; readonly tone: 'danger' | 'warning' | 'quiet' };

/**
 * How long until a limit ends, in working days and hours; by the clock where the office hours aren't known. `now` and `dueAt` are
 * instants; `work` are the hours of the house's own calendar.
 */
export function dueText(dueAt: string, now: number, work: WorkTime | null): Due {
  const due = Date.parse(dueAt);
  const [from, to] = due <= now ? [due, now] : [now, due];
  const length =
    work && covers(work, from, to) ? workingText(workedMinutes(work, from, to), work) : clockText(to - from);
  if (due <= now) return { text: length === '' ? '刚刚超期' : `已超期 ${length}`, tone: 'danger' };
  const isSoon = work ? workedMinutes(work, now, due) <= work.dayMinutes / 2 : due - now <= 4 * 3_600_000;
  return { text: length === '' ? '即将到期' : `还剩 ${length}`, tone: isSoon ? 'warning' : 'quiet' };
}

function workingText(minutes: number, { dayMinutes }: WorkTime): string {
  const days = Math.floor(minutes / dayMinutes);
  const rest = minutes - days * dayMinutes;
  const hours = Math.floor(rest / 60);
  if (days >= 3) return `${days} 个工作日`;
  if (days > 0) return hours > 0 ? `${days} 个工作日 ${hours} 小时` : `${days} 个工作日`;
  return shortText(rest);
}

function clockText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days >= 3) return `${days} 天`;
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  return shortText(minutes);
}

/** Less than a day. Empty under a minute. */
function shortText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 3 || (hours > 0 && rest === 0)) return `${hours} 小时`;
  if (hours > 0) return `${hours} 小时 ${rest} 分`;
  return rest > 0 ? `${rest} 分钟` : '';
}

/** How long a step took, from minutes by the clock: “用时 2 天 3 小时”. */
export function tookText(minutes: number): string {
  const text = clockText(minutes * 60_000);
  return text === '' ? '用时不到 1 分钟' : `用时 ${text}`;
}
