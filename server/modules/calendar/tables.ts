import type { Generated } from 'kysely';
import type { CalendarPeriod, Hours } from '#contract/calendar.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

/** A calendar as it is read. */
export type CalendarRow = {
  id: string;
  name: string;
  zone: string;
  holidays: 'cn' | null;
  /** 1 is Monday. */
  make_up_as: number | null;
  periods: CalendarPeriod[];
  is_default: boolean;
  stamp: string;
};
export type ExceptionRow = { day: CivilDate; hours: Hours[]; reason: string };

declare module '#platform/database/tables.ts' {
  interface Tables {
    calendar: Omit<CalendarRow, 'periods' | 'is_default' | 'stamp'> & {
      periods: unknown;
      is_default: Generated<boolean>;
      stamp: Generated<string>;
    };
    calendar_exception: { id: string; calendar_id: string; falls_on: CivilDate; hours: unknown; reason: string };
    calendar_use: { id: string; unit_id: string; calendar_id: string };
  }
}
