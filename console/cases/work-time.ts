import type { PlannedDay } from '#contract/calendar.ts';
import { instantIn } from '../calendar/zone-time.ts';

/** Stretches of office hours in epoch ms, in order, and how many minutes make an ordinary working day. */
export type WorkTime = {
  readonly stretches: readonly { readonly start: number; readonly end: number }[];
  readonly dayMinutes: number;
};

const dayMs = 86_400_000;

/** The office hours of some days, by the clocks of their calendar's zone. */
export function workTimeOf(days: readonly PlannedDay[], zone: string): WorkTime {
  const lengths = new Map<number, number>();
  const stretches = days.flatMap(({ day, hours }) => {
    const spans = hours.map(({ from, to }) => {
      const start = Date.parse(instantIn(zone, `${day}T${from}`));
      const end = to === '24:00' ? Date.parse(instantIn(zone, `${day}T00:00`)) + dayMs : endOf(day, from, to, zone);
      return { start, end };
    });
    const minutes = minutesOf(spans);
    if (minutes > 0) lengths.set(minutes, (lengths.get(minutes) ?? 0) + 1);
    return spans;
  });
  const [most] = [...lengths].sort((a, b) => b[1] - a[1]);
  return { stretches: stretches.sort((a, b) => a.start - b.start), dayMinutes: most?.[0] ?? 480 };
}

function endOf(day: string, from: string, to: string, zone: string): number {
  const end = Date.parse(instantIn(zone, `${day}T${to}`));
  return to <= from ? end + dayMs : end;
}

const minutesOf = (spans: WorkTime['stretches']) =>
  spans.reduce((sum, each) => sum + Math.round((each.end - each.start) / 60_000), 0);

/** Minutes of office hours between two instants. */
export function workedMinutes({ stretches }: WorkTime, from: number, to: number): number {
  let sum = 0;
  for (const { start, end } of stretches) {
    if (start >= to) break;
    sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return Math.floor(sum / 60_000);
}

/** Whether the known hours cover a span; beyond them nothing can be said. */
export function covers({ stretches }: WorkTime, from: number, to: number): boolean {
  const first = stretches[0];
  const last = stretches.at(-1);
  return first !== undefined && last !== undefined && first.start - 15 * dayMs <= from && to <= last.end + 15 * dayMs;
}
