import { type Fen, formatYuan } from '#kernel/money.ts';
import { count, formula, rate, version } from '#law/engine/formula.ts';
import { formatRatio, product, quotient, type Ratio, ratio, times } from '#law/engine/ratio.ts';

/** Hours by the kind of day they were worked on, those with time off in lieu left out. */
export type OvertimeInput = {
  readonly monthlyBase: Fen;
  readonly weekdayHours: Ratio;
  readonly restDayHours: Ratio;
  readonly holidayHours: Ratio;
};
export type OvertimePay = {
  /** Rounded for show only: the pay is reckoned of the exact hourly wage. */
  readonly hourlyWage: Fen;
  readonly weekday: Fen;
  readonly restDay: Fen;
  readonly holiday: Fen;
  readonly total: Fen;
};

/** Each kind is rounded to the fen once; the total is their sum. */
export const overtimePay = formula('overtime.pay', { zh: '加班工资', en: 'Overtime pay' }, [
  version({
    from: '1995-01-01',
    cites: '劳动法 第四十四条；人社部发〔2025〕2号 第二条（2024 年底前：劳社部发〔2008〕3号 第二条）',
    uses: {
      monthDays: rate('wage/divisors/paid-days-month'),
      dayHours: count('wage/divisors/hours-day'),
      weekday: rate('overtime/multiples/weekday'),
      restDay: rate('overtime/multiples/rest-day'),
      holiday: rate('overtime/multiples/holiday'),
    },
    calc: (law, input: OvertimeInput, note): OvertimePay => {
      const monthHours = product(law.monthDays, ratio(law.dayHours));
      const base = formatYuan(input.monthlyBase);
      const hourlyWage = times(input.monthlyBase, quotient(ratio(1), monthHours));
      note?.figure(
        '小时工资',
        'hourly wage',
        { fen: hourlyWage },
        `${base} ÷ ${formatRatio(monthHours)}（计算中不取整）`,
      );
      const payFor = (zh: string, en: string, hours: Ratio, multiple: Ratio): Fen => {
        const pay = times(input.monthlyBase, quotient(product(hours, multiple), monthHours));
        note?.figure(
          zh,
          en,
          { fen: pay },
          `${base} ÷ ${formatRatio(monthHours)} × ${formatRatio(hours)} × ${formatRatio(multiple)}`,
        );
        return pay;
      };
      const weekday = payFor('延时加班工资', 'extended hours', input.weekdayHours, law.weekday);
      const restDay = payFor('休息日加班工资', 'rest days', input.restDayHours, law.restDay);
      const holiday = payFor('法定节假日加班工资', 'statutory holidays', input.holidayHours, law.holiday);
      const total = (weekday + restDay + holiday) as Fen;
      note?.figure(
        '加班工资合计',
        'total',
        { fen: total },
        `${formatYuan(weekday)} + ${formatYuan(restDay)} + ${formatYuan(holiday)}`,
      );
      return { hourlyWage, weekday, restDay, holiday, total };
    },
  }),
]);
