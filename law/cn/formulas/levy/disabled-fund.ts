import { type Fen, formatYuan } from '#kernel/money.ts';
import { count, formula, rate, version } from '#law/engine/formula.ts';
import { compare, formatRatio, product, quotient, type Ratio, ratio, sum, times } from '#law/engine/ratio.ts';

/** Of the year before. */
export type DisabledFundInput = {
  /** 在职职工人数, the year's average. */
  readonly headcount: Ratio;
  /** Disabled people employed; one of grade 1 or 2 may count for two. */
  readonly disabledEmployed: Ratio;
  /** The province's ratio. */
  readonly requiredRatio: Ratio;
  readonly averageAnnualWage: Fen;
  readonly localAverageAnnualWage: Fen;
};
export type DisabledFund = {
  /** Before the easing. */
  readonly fullLevy: Fen;
  /** By the share of disabled people employed, also where nothing is missing and so nothing is levied; zero for an exempt employer. */
  readonly factor: Ratio;
  readonly levy: Fen;
  readonly reason: 'headcount_30_or_less' | 'ratio_met' | null;
};

/** Asked on a day on which the easing holds; the levy is rounded once, from exact figures. */
export const disabledFund = formula('levy.disabled_fund', { zh: '残疾人就业保障金', en: 'Disabled employment levy' }, [
  version({
    from: '2020-01-01',
    cites: '残疾人就业条例 第八条、第九条；财税〔2015〕72号 第八条；财政部公告2023年第8号',
    uses: {
      wageCap: count('levy/disabled-fund/wage-cap'),
      exemptPeople: count('levy/disabled-fund/exempt-people'),
      easedFrom: rate('levy/disabled-fund/eased-from'),
      factorEased: rate('levy/disabled-fund/factor-eased'),
      factorBelow: rate('levy/disabled-fund/factor-below'),
    },
    calc: (law, input: DisabledFundInput, note): DisabledFund => {
      const { headcount, disabledEmployed, requiredRatio } = input;
      const cap = (input.localAverageAnnualWage * law.wageCap) as Fen;
      const wage = Math.min(input.averageAnnualWage, cap) as Fen;
      const missing = sum(product(headcount, requiredRatio), product(disabledEmployed, ratio(-1)));
      const isMet = missing.num <= 0;
      const isExempt = compare(headcount, ratio(law.exemptPeople)) <= 0;
      const fullLevy = isMet ? (0 as Fen) : times(wage, missing);
      // Exempt at no staff at all, so the ratio is only asked for where there are some.
      const isEased = !isExempt && compare(quotient(disabledEmployed, headcount), law.easedFrom) >= 0;
      const factor = isExempt ? ratio(0) : isEased ? law.factorEased : law.factorBelow;
      const levy = isExempt || isMet ? (0 as Fen) : times(wage, product(missing, factor));
      const reason = isExempt ? 'headcount_30_or_less' : isMet ? 'ratio_met' : null;
      if (note) {
        const y = formatYuan;
        note.figure('计征工资', 'wage reckoned with', { fen: wage }, `${y(input.averageAnnualWage)}，不超过 ${y(cap)}`);
        note.figure(
          '少安排人数',
          'people missing',
          { ratio: missing },
          `${formatRatio(headcount)} × ${formatRatio(requiredRatio)} − ${formatRatio(disabledEmployed)}`,
        );
        note.figure('应缴（优惠前）', 'before the easing', { fen: fullLevy }, `${y(wage)} × ${formatRatio(missing)}`);
        const why = isExempt
          ? `在职职工 ${law.exemptPeople} 人（含）以下，暂免征收`
          : isMet
            ? '已达到规定比例'
            : `安排比例${isEased ? '已达到' : '低于'} ${formatRatio(law.easedFrom)}，按 ${formatRatio(factor)} 征收`;
        note.figure('应缴', 'levy', { fen: levy }, why);
      }
      return { fullLevy, factor, levy, reason };
    },
  }),
]);
