import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { calling, formula, version } from '#law/engine/formula.ts';
import { calendarDay } from './day.ts';

/** Half-open, and within one calendar year. */
export type CalendarSpan = { readonly from: CivilDate; readonly until: CivilDate };
export type CountedDays = {
  readonly workdays: number;
  readonly statutoryHolidays: number;
  readonly restDays: number;
  /** 计薪日: working days and statutory holidays. */
  readonly paidDays: number;
};

/** The days of a span by kind. Refuses `law.no-value` as `calendarDay` does. */
export const calendarSpan = formula('calendar.span', { zh: '区间内各类天数', en: 'Days of a span by kind' }, [
  version({
    from: '1995-01-01',
    cites: '全国年节及纪念日放假办法 第二条；劳动法 第五十一条',
    uses: { dayOf: calling(calendarDay) },
    calc: (law, { from, until }: CalendarSpan, note): CountedDays => {
      let workdays = 0;
      let statutoryHolidays = 0;
      let restDays = 0;
      for (let day = from; day < until; day = addDays(day, 1)) {
        const { kind, isWorkday } = law.dayOf(day);
        if (isWorkday) workdays++;
        else if (kind === 'statutory_holiday') statutoryHolidays++;
        else restDays++;
      }
      const paidDays = workdays + statutoryHolidays;
      note?.figure('工作日', 'working days', { plain: workdays });
      note?.figure('法定节假日', 'statutory holidays', { plain: statutoryHolidays });
      note?.figure('休息日', 'rest days', { plain: restDays });
      note?.figure('计薪日', 'paid days', { plain: paidDays }, `${workdays} + ${statutoryHolidays}`);
      return { workdays, statutoryHolidays, restDays, paidDays };
    },
  }),
]);
