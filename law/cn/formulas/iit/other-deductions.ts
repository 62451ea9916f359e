import { type Fen, formatYuan } from '#kernel/money.ts';
import { family, formula, version } from '#law/engine/formula.ts';
import { formatRatio, times } from '#law/engine/ratio.ts';

export type AnnuityInput = {
  /** The employee's own contribution of the month. */
  readonly contribution: Fen;
  /** 缴费工资计税基数. */
  readonly base: Fen;
  /** 当地上年度职工月平均工资. */
  readonly localAverage: Fen;
};
export type OtherDeductionsInput = {
  /** 个人养老金 paid in the month; null where there is none. */
  readonly pension: { readonly paid: Fen; readonly before: Fen } | null;
  /** 税收优惠型商业健康保险 of the month; null where there is none. */
  readonly health: Fen | null;
  readonly annuity: AnnuityInput | null;
};
export type OtherDeductions = {
  readonly pension: Fen;
  readonly health: Fen;
  readonly annuity: Fen;
  readonly total: Fen;
};

const none = 0 as Fen;

/** 依法确定的其他扣除 of a month, each within its limit. A limit is looked up only where there is something to hold it against. */
export const otherDeductions = formula(
  'iit.other_deductions',
  { zh: '依法确定的其他扣除（月）', en: 'Other deductions of a month' },
  [
    version({
      from: '2019-01-01',
      cites: '个人所得税法 第六条；财政部 税务总局公告2024年第21号；财税〔2017〕39号；财税〔2013〕103号',
      uses: {
        most: family('iit/other', 'money', ['personal-pension-year', 'health-insurance-month']),
        share: family('iit/other', 'ratio', ['annuity-rate']),
        multiple: family('iit/other', 'count', ['annuity-base-multiple']),
      },
      calc: (law, input: OtherDeductionsInput, note): OtherDeductions => {
        const y = formatYuan;
        let pension = none;
        if (input.pension) {
          const left = Math.max(0, law.most('personal-pension-year', note) - input.pension.before) as Fen;
          pension = Math.min(input.pension.paid, left) as Fen;
          note?.figure(
            '个人养老金',
            'personal pension',
            { fen: pension },
            `${y(input.pension.paid)}，年内余额 ${y(left)}`,
          );
        }
        let health = none;
        if (input.health !== null) {
          const most = law.most('health-insurance-month', note);
          health = Math.min(input.health, most) as Fen;
          note?.figure('商业健康保险', 'health insurance', { fen: health }, `${y(input.health)}，不超过 ${y(most)}`);
        }
        let annuity = none;
        if (input.annuity) {
          const cap = (input.annuity.localAverage * law.multiple('annuity-base-multiple', note)) as Fen;
          const base = Math.min(input.annuity.base, cap) as Fen;
          const share = law.share('annuity-rate', note);
          annuity = Math.min(input.annuity.contribution, times(base, share)) as Fen;
          note?.figure(
            '企业（职业）年金个人部分',
            'annuity',
            { fen: annuity },
            `${y(input.annuity.contribution)}，不超过 ${y(base)} × ${formatRatio(share)}`,
          );
        }
        const total = (pension + health + annuity) as Fen;
        note?.figure('合计', 'in all', { fen: total });
        return { pension, health, annuity, total };
      },
    }),
  ],
);
