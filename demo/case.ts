import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { workday } from './days.ts';

/** Who begins a case or acts in it: an account of the demo, or a colleague who has one for this (`rd1` is the first of research). */
export type CaseActor = string;

export type CaseAct = {
  /** Working days after the beginning, and when on that day. */
  readonly after: number;
  readonly at: string;
  readonly who: CaseActor;
} & (
  | {
      readonly does: 'finish';
      readonly task: string;
      readonly outcome: string;
      readonly text?: string;
      readonly data?: object;
    }
  | { readonly does: 'expedite' | 'comment' | 'withdraw'; readonly text: string }
  | { readonly does: 'rate'; readonly stars: number; readonly text?: string }
);

export type DemoCase = {
  readonly process: string;
  /** Working days before the day of loading. */
  readonly ago: number;
  readonly at: string;
  readonly who: CaseActor;
  readonly about?: CaseActor;
  readonly data: Readonly<Record<string, unknown>>;
  /** Names the receiving unit of a general request by its key. */
  readonly receiver?: string;
  readonly acts: readonly CaseAct[];
};

/** Colleagues who have an account of their own, so that not everything is asked by the same few: how many of which unit. */
export const colleagues: ReadonlyArray<{ readonly key: string; readonly unit: string; readonly count: number }> = [
  { key: 'rd', unit: 'IS-RD', count: 5 },
  { key: 'sh', unit: 'SH', count: 3 },
  { key: 'hq', unit: 'HQ', count: 2 },
];

/** The day that lies so many working days before another. */
export function workdayBefore(day: CivilDate, count: number): CivilDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, -1);
    if (workday(at) === at) left--;
  }
  return at;
}

export function workdayAfter(day: CivilDate, count: number): CivilDate {
  let at = day;
  for (let left = count; left > 0; left--) at = workday(addDays(at, 1));
  return at;
}
