import type { Timer } from '../model/model.ts';

/**
 * What a timer's text says. An expression begins with `=` (a file's `${…}` is turned into that on loading) and gives one of the other two.
 * Standard: ISO 8601 durations, instants and recurrences, as BPMN 2.0 asks; the working limits are the house's own.
 */
export type TimerText =
  | { readonly kind: 'expression'; readonly expression: string }
  | { readonly kind: 'limit'; readonly amount: number; readonly unit: TimerUnit }
  | { readonly kind: 'iso'; readonly text: string };

export type TimerUnit = 'working-days' | 'working-hours' | 'days' | 'hours' | 'minutes';

const limit = /^(\d{1,6}) (working-days|working-hours|days|hours|minutes)$/;
const duration =
  'P(?!$|/)(?:\\d+W|(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?)';
const instant =
  '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const shapes: Readonly<Record<Timer['kind'], RegExp>> = {
  duration: new RegExp(`^${duration}$`),
  date: new RegExp(`^${instant}$`),
  cycle: new RegExp(`^R\\d{0,6}/(?:${instant}/)?${duration}(?:/${instant})?$`),
};

/** Null where the text is none of these. A cycle takes ISO 8601 only; a date takes no working limit. */
export function readTimerText(timer: Timer): TimerText | null {
  const { kind, text } = timer;
  if (text.startsWith('=')) return { kind: 'expression', expression: text.slice(1).trim() };
  const parts = kind === 'duration' && limit.exec(text);
  if (parts) return { kind: 'limit', amount: Number(parts[1]), unit: parts[2] as TimerUnit };
  // A cycle of no length would fire without rest.
  if (kind === 'cycle' && !/[1-9]/.test(/P[^/]*/.exec(text)?.[0] ?? '')) return null;
  return shapes[kind].test(text) ? { kind: 'iso', text } : null;
}
