import { type CivilDate, dayNumber } from '#kernel/civil-date.ts';
import { formula, listOfDays, namedDays, rate, version } from '#law/engine/formula.ts';
import type { Ratio } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';

/** 工作日、调休上班日、休息日、法定节假日. */
export type DayKind = 'workday' | 'makeup_workday' | 'rest_day' | 'statutory_holiday';

export type CalendarDay = {
  readonly kind: DayKind;
  readonly isWorkday: boolean;
  /** For work done on that day without time off in lieu; on a working day, for the hours beyond the day's. */
  readonly overtimeMultiplier: Ratio;
  /** The statutory holiday's name. */
  readonly holiday: string | null;
};

const words: Readonly<Record<DayKind, string>> = {
  workday: '工作日',
  makeup_workday: '调休上班日',
  rest_day: '休息日',
  statutory_holiday: '法定节假日',
};

/**
 * What a day is, by the lists of its year. Asked of the law of a day in the same year: refuses `law.no-value` for a year whose
 * arrangement is not entered, and projects nothing.
 */
export const calendarDay = formula('calendar.day', { zh: '日期性质', en: 'Kind of a day' }, [
  version({
    from: '1995-01-01',
    cites: '全国年节及纪念日放假办法 第二条；国务院办公厅当年部分节假日安排的通知；劳动法 第四十四条',
    uses: {
      statutory: namedDays('calendar/days/statutory-holidays'),
      off: listOfDays('calendar/days/weekdays-off'),
      makeUp: listOfDays('calendar/days/weekend-workdays'),
      weekday: rate('overtime/multiples/weekday'),
      restDay: rate('overtime/multiples/rest-day'),
      holiday: rate('overtime/multiples/holiday'),
    },
    calc: (law, day: CivilDate, note): CalendarDay => {
      mustCover(day, 'statutory-holidays', Object.keys(law.statutory));
      mustCover(day, 'weekdays-off', law.off);
      mustCover(day, 'weekend-workdays', law.makeUp);
      const holiday = Object.hasOwn(law.statutory, day) ? (law.statutory[day] ?? null) : null;
      const kind: DayKind =
        holiday !== null
          ? 'statutory_holiday'
          : law.makeUp.includes(day)
            ? 'makeup_workday'
            : law.off.includes(day) || isWeekend(day)
              ? 'rest_day'
              : 'workday';
      const isWorkday = kind === 'workday' || kind === 'makeup_workday';
      const overtimeMultiplier = holiday !== null ? law.holiday : isWorkday ? law.weekday : law.restDay;
      note?.figure('日期性质', 'kind of day', { plain: words[kind] }, holiday === null ? day : `${day} ${holiday}`);
      note?.figure('加班工资倍数', 'overtime multiple', { ratio: overtimeMultiplier });
      return { kind, isWorkday, overtimeMultiplier, holiday };
    },
  }),
]);

/** A list holds for its own year only, although a dated value would last until the next: last year's never answers for this one. */
function mustCover(day: CivilDate, list: string, days: readonly string[]): void {
  if (days.every(each => each.slice(0, 4) === day.slice(0, 4))) return;
  throw refuse['no-value']({
    path: `calendar/days/${list}`,
    day,
    why: `${day.slice(0, 4)} 年的放假安排尚未录入`,
    reason: 'year-not-entered',
  });
}

function isWeekend(day: CivilDate): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (((dayNumber(day) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
