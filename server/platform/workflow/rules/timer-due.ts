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

/** When a repeating timer fires after `last`; null when it is not one. */
export function nextDue(text: string, last: Date, zone: string): Date | null {
  return text.startsWith('R') ? plus(last, cycleOf(text).step, zone) : null;
}

/** `R3/2026-12-01T09:00/PT1H`: the start may be missing; an end after the step is passed over. */
function cycleOf(text: string): { start: string | null; step: string } {
  const [, first, second] = text.split('/');
  return first?.startsWith('P') ? { start: null, step: first } : { start: first ?? null, step: second ?? 'P1D' };
}

function plus(from: Date, duration: string, zone: string): Date {
  const at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
  try {
    return new Date(at.add(Temporal.Duration.from(duration)).epochMilliseconds);
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
