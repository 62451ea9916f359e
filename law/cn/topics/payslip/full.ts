import { type Fen, formatYuan } from '#kernel/money.ts';
import { choiceField, groupField, moneyField, monthField, optional, wholeField } from '#law/engine/field.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { bonusSeparate } from '../../formulas/iit/bonus-separate.ts';
import { basicDeductions } from '../../formulas/iit/resident-cumulative.ts';
import { payslip } from '../../formulas/payslip/full.ts';
import { fundFields, fundOf } from '../hf/given.ts';
import { cityField, insuranceFields, schemesOf } from '../si/given.ts';

const none = 0 as Fen;
const amount = (zh: string) => optional(moneyField(zh), none);

/**
 * `monthsEmployedThisYear` tells how many months of basic deduction have come together; pay and tax of the months before stand in
 * `before`, and are none where it is left out.
 */
export const payslipTopic = topic({
  code: 'payslip.full',
  title: { zh: '工资条', en: 'Pay slip' },
  fields: {
    city: cityField(),
    period: optional(monthField('工资发放月')),
    grossTaxable: moneyField('当月应税工资'),
    exempt: amount('另发的免税收入'),
    separateBonus: optional(moneyField('单独计税的全年一次性奖金')),
    si: optional(groupField('社会保险', insuranceFields)),
    hf: optional(groupField('住房公积金', fundFields)),
    hfSupplementary: optional(groupField('补充住房公积金', fundFields)),
    additionalDeduction: amount('当月专项附加扣除'),
    otherDeduction: amount('当月其他扣除'),
    basicDeduction: optional(choiceField('减除费用方式', basicDeductions), basicDeductions[0]),
    monthsEmployedThisYear: optional(wholeField('本年在本单位任职受雇月数（含当月）', 1, 12), 1),
    before: optional(
      groupField('本年此前各月在本单位的累计', {
        income: amount('累计收入'),
        exempt: amount('累计免税收入'),
        specialDeduction: amount('累计专项扣除'),
        additionalDeduction: amount('累计专项附加扣除'),
        otherDeduction: amount('累计其他扣除'),
        withheld: amount('累计已预扣税额'),
      }),
    ),
  },
  answers: [
    'employeeSocialInsurance',
    'employeeHousingFund',
    'iit',
    'iitBonus',
    'net',
    'employerSocialInsurance',
    'employerHousingFund',
    'employerCostOnTop',
  ],
  dayField: 'period',
  answer: (law, input, note) => {
    const city = { name: input.city, field: 'city' };
    const { before } = input;
    const month = input.period ? Number(input.period.slice(5, 7)) : input.monthsEmployedThisYear;
    if (month < input.monthsEmployedThisYear)
      throw refuse['field-invalid']({
        field: 'monthsEmployedThisYear',
        reason: `more than the months of the year up to ${input.period?.slice(0, 7)}`,
        why: `不能多于截至发放月的月数 ${month}`,
      });
    const schemes = input.si ? schemesOf(law, input.si, city, 'si/', note) : null;
    const funds = (['hf', 'hfSupplementary'] as const).flatMap(name => {
      const given = input[name];
      return given ? [fundOf(law, given, city, `${name}/`, note)] : [];
    });
    // Only where there is one: the rule for it ends before the rest of the pay slip does.
    const bonus = input.separateBonus;
    const bonusTax = bonus === undefined ? null : law.formula(bonusSeparate)({ bonus }, note).tax;
    const slip = law.formula(payslip)(
      {
        gross: input.grossTaxable,
        exempt: input.exempt,
        bonus: bonus === undefined || bonusTax === null ? null : { amount: bonus, tax: bonusTax },
        si: input.si && schemes ? { base: input.si.base, schemes } : null,
        funds,
        additional: input.additionalDeduction,
        other: input.otherDeduction,
        basicDeduction: input.basicDeduction,
        month,
        monthsEmployed: input.monthsEmployedThisYear,
        before: {
          income: before?.income ?? none,
          exempt: before?.exempt ?? none,
          special: before?.specialDeduction ?? none,
          additional: before?.additionalDeduction ?? none,
          other: before?.otherDeduction ?? none,
          withheld: before?.withheld ?? none,
        },
      },
      note,
    );
    return {
      employeeSocialInsurance: formatYuan(slip.employeeInsurance),
      employeeHousingFund: formatYuan(slip.employeeFund),
      iit: formatYuan(slip.iit),
      iitBonus: formatYuan(slip.iitBonus),
      net: formatYuan(slip.net),
      employerSocialInsurance: formatYuan(slip.employerInsurance),
      employerHousingFund: formatYuan(slip.employerFund),
      employerCostOnTop: formatYuan((slip.employerInsurance + slip.employerFund) as Fen),
    };
  },
});
