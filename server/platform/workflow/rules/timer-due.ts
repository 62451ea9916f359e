import type { Limit } from '#contract/process-work.ts';
import { readTimerText } from '#workflow/load/timer-text.ts';
import type { Wait } from '#workflow/run/state.ts';

/** A timer whose text, once its expression is answered, is no time at all. */
export class NoTime extends Error {}

type WorkingTime = (limit: Pick<Limit, 'amount' | 'unit'>) => Promise<Date>;
type TimerWait = Extract<Wait, { kind: 'timer' }>;

/** When a timer that begins at `from` fires first; days and months are those of `zone`. @throws NoTime */
export async function firstDue(wait: TimerWait, from: Date, zone: string, workingTime: WorkingTime): Promise<Date> {
  const read = readTimerText({ kind: wait.timer, text: wait.text });
  if (!read || read.kind === 'expression') throw new NoTime(wait.text);
  if (read.kind === 'limit') return workingTime(read);
  if (wait.timer === 'duration') return plus(from, wait.text, zone);
  if (wait.timer === 'date') return instantOf(wait.text, zone);
  const { start, step } = cycleOf(wait.text);
  return start ? instantOf(start, zone) : plus(from, step, zone);
}

/**
 * When a repeating timer fires after `last`; null when it is not one. One with a start keeps to it (every day at nine stays at nine, also
 * when it fired late), and times that were missed are not made up for. @throws NoTime
 */
export function nextDue(text: string, last: Date, zone: string): Date | null {
  if (!text.startsWith('R')) return null;
  const { start, step } = cycleOf(text);
  if (!start) return plus(last, step, zone);
  const first = instantOf(start, zone);
  if (first > last) return first;
  const stepMs = plus(first, step, zone).getTime() - first.getTime();
  let times = Math.max(1, Math.floor((last.getTime() - first.getTime()) / stepMs));
  // Months and days differ in length: the reckoned count is near, on either side.
  while (times > 1 && plus(first, step, zone, times - 1) > last) times--;
  while (plus(first, step, zone, times) <= last) times++;
  return plus(first, step, zone, times);
}

/** `R3/2026-12-01T09:00/PT1H`: the start may be missing; an end after the step is passed over. */
function cycleOf(text: string): { start: string | null; step: string } {
  const [, first, second] = text.split('/');
  const read = first?.startsWith('P') ? { start: null, step: first } : { start: first ?? null, step: second ?? 'P1D' };
  // Oftener would be no rest at all.
  if (Temporal.Duration.from(read.step).total({ unit: 'seconds', relativeTo: '2026-01-01' }) < 1)
    throw new NoTime(text);
  return read;
}

function plus(from: Date, duration: string, zone: string, times = 1): Date {
  const at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
  try {
    const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = Temporal.Duration.from(duration);
    const parts = { years, months, weeks, days, hours, minutes, seconds, milliseconds };
    const many = Object.fromEntries(Object.entries(parts).map(([name, each]) => [name, each * times]));
    return new Date(at.add(many).epochMilliseconds);
  } catch {
    // Out of the calendar's range.
    throw new NoTime(duration);
  }
}

function instantOf(text: string, zone: string): Date {
  try {
    if (/(Z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes('T'))
      return new Date(Temporal.Instant.from(text).epochMilliseconds);
    const plain = Temporal.PlainDateTime.from(text.includes('T') ? text : `${text}T00:00`);
    return new Date(plain.toZonedDateTime(zone).epochMilliseconds);
  } catch {
    throw new NoTime(text);
  }
}
