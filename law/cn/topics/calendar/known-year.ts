import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { refuse } from '#law/engine/refusals.ts';

/** Runs what needs the calendar of the day's year. Refuses `law.field-invalid` naming the field where that year is not entered. */
export function inKnownYear<T>(field: string, day: CivilDate, run: () => T): T {
  try {
    return run();
  } catch (fault) {
    if (!(fault instanceof Refusal) || (fault.code !== 'law.no-value' && fault.code !== 'law.no-formula')) throw fault;
    const year = day.slice(0, 4);
    throw refuse['field-invalid']({
      field,
      reason: `the holiday arrangement of ${year} is not entered`,
      why: `${year} 年的放假安排尚未录入，不能判断`,
    });
  }
}
