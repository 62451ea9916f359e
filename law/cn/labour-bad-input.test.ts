import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { ask } from '#law/engine/topic.ts';
import { cn } from './index.ts';
import { labour } from './labour.ts';

const severance = {
  hireDate: '2020-03-01',
  lastDay: '2025-08-31',
  average12MonthWage: '10000.00',
  localAverageMonthlyWage: '12000.00',
  localMinimumWage: '2540.00',
};
const levy = {
  averageHeadcount: 100,
  disabledEmployed: 0,
  requiredRatio: '0.015',
  averageAnnualWage: '1.00',
  localAverageAnnualWage: '1.00',
};

/** Topic, input, what the refusal must name and its reason in part, and the day asked about. */
const bad: ReadonlyArray<readonly [topic: string, input: object, field: string, reason: RegExp, on?: string]> = [
  ['calendar.day', { date: '2025-02-29' }, 'date', /not a day/],
  ['calendar.day', { date: 20250201 }, 'date', /not a day/],
  ['calendar.day', { date: '2022-12-31' }, 'date', /arrangement of 2022 is not entered/],
  ['calendar.day', { date: '2027-01-01' }, 'date', /arrangement of 2027 is not entered/],
  ['calendar.day', { date: '1000-01-01' }, 'date', /arrangement of 1000 is not entered/],
  ['calendar.day', { date: '9999-12-31' }, 'date', /arrangement of 9999 is not entered/],
  ['calendar.day', {}, 'date', /missing/],
  ['calendar.month', { month: '2025-13' }, 'month', /not a month/],
  ['calendar.month', { month: '2027-01' }, 'month', /arrangement of 2027 is not entered/],
  ['overtime.pay', { monthlyBase: 'ten thousand' }, 'monthlyBase', /not an amount/],
  ['overtime.pay', { monthlyBase: '-1.00' }, 'monthlyBase', /below zero/],
  ['overtime.pay', { monthlyBase: '1.00', weekdayHours: '-1' }, 'weekdayHours', /below 0/],
  ['overtime.pay', { monthlyBase: '1.00', restDayHours: '1e3' }, 'restDayHours', /not a decimal/],
  ['overtime.pay', { monthlyBase: '1.00', holidayHours: 745 }, 'holidayHours', /above 744/],
  ['overtime.pay', { monthlyBase: '1.00', nightHours: 2 }, 'nightHours', /no field/],
  ['wage.partial_month', { monthlyWage: '1.00', method: 'by_feeling' }, 'method', /not one of/],
  ['wage.partial_month', { monthlyWage: '1.00', method: 'paid_days_over_21_75' }, 'paidDays', /missing/],
  [
    'wage.partial_month',
    { monthlyWage: '1.00', method: 'paid_days_over_month_paid_days', paidDays: 1, monthPaidDays: 0 },
    'monthPaidDays',
    /below 0.5/,
  ],
  ['leave.annual.entitlement', { cumulativeServiceMonths: 11.5 }, 'cumulativeServiceMonths', /not a whole number/],
  ['leave.annual.new_hire', { hireDate: '2025-06-31', cumulativeServiceMonthsAtHire: 1 }, 'hireDate', /not a day/],
  [
    'leave.annual.exit',
    { exitDate: '2025-06-30', hireDate: '2025-07-01', fullYearDays: 5, averageMonthlyWage: '1.00' },
    'hireDate',
    /after the exit/,
  ],
  ['leave.annual.unused_pay', { averageMonthlyWage: '1.00', unusedDays: '0.33333' }, 'unusedDays', /decimal places/],
  ['leave.medical_period', { totalYears: 3, yearsAtEmployer: 4 }, 'totalYears', /below yearsAtEmployer/],
  ['leave.medical_period', { yearsAtEmployer: 4 }, 'totalYears', /missing/],
  ['leave.maternity', { region: 'atlantis' }, 'region', /not one of/],
  ['leave.maternity', { difficult: 'yes' }, 'difficult', /not true or false/],
  ['leave.maternity', { miscarriageBefore4Months: true, difficult: true }, 'difficult', /not together/],
  ['leave.paternity', {}, 'region', /missing/],
  ['leave.sick_pay', { region: 'shanghai', localMinimumWage: '2740.00' }, 'base', /missing/],
  ['contract.probation_limit', { termMonths: -1 }, 'termMonths', /below 0/],
  ['contract.probation_limit', {}, 'termMonths', /missing/],
  ['contract.probation_limit', { type: 'forever' }, 'type', /not one of/],
  ['contract.double_wage', { hireDate: '9999-12-31', monthlyWage: '1.00' }, 'hireDate', /not between/],
  [
    'contract.double_wage',
    { hireDate: '2025-02-01', lastDay: '2025-01-31', monthlyWage: '1.00' },
    'lastDay',
    /before the day of hire/,
  ],
  ['severance.economic_compensation', { ...severance, lastDay: '2019-01-01' }, 'lastDay', /before the day of hire/],
  ['severance.economic_compensation', { ...severance, payInLieuOfNotice: true }, 'previousMonthWage', /missing/],
  ['severance.economic_compensation', { ...severance, cause: 'whim' }, 'cause', /not one of/],
  [
    'severance.economic_compensation',
    { ...severance, average12MonthWage: 10.5 },
    'average12MonthWage',
    /not an amount/,
  ],
  ['retirement.statutory_age', { birthMonth: '1970-00', category: 'male_60' }, 'birthMonth', /not a month/],
  ['retirement.statutory_age', { birthMonth: '9999-01', category: 'male_60' }, 'birthMonth', /not between/],
  ['retirement.statutory_age', { birthMonth: '1970-01', category: 'male' }, 'category', /not one of/],
  ['retirement.min_contribution', { retirementYear: 1949 }, 'retirementYear', /not between/],
  ['levy.disabled_fund', { ...levy, requiredRatio: '1.5' }, 'requiredRatio', /above 0.1/],
  ['levy.disabled_fund', { ...levy, averageHeadcount: '30.123' }, 'averageHeadcount', /decimal places/],
  ['levy.disabled_fund', levy, 'levy/disabled-fund/exempt-people', /2027-12-31/, '2028-01-01'],
  ['id.resident_number', { id: 110105 }, 'id', /not a text/],
  ['uscc', { code: null }, 'code', /missing/],
];

for (const [topic, input, field, reason, on] of bad) {
  test(`${topic} turns down ${JSON.stringify(input)}${on ? ` on ${on}` : ''}`, () => {
    assert.throws(
      () => ask(cn, topic, input, (on ?? '2026-11-24') as CivilDate),
      fault => {
        assert.ok(fault instanceof Refusal, String(fault));
        assert.match(fault.message, reason);
        assert.equal(fault.facts.field ?? fault.facts.path, field);
        assert.ok(fault.zh.includes(field) && !fault.zh.includes('{'), fault.zh);
        return true;
      },
    );
  });
}

test('whatever stands in a field, an answer or a refusal comes of it, never a fault', () => {
  const odd = [
    null,
    true,
    0,
    -1,
    1.5,
    1e21,
    Number.NaN,
    '',
    '0',
    '99999999999.99',
    '999999999.999999',
    '9999-12-31',
    '1000-01-01',
    '9999-12',
    [],
    {},
  ];
  for (const topic of labour.topics) {
    const names = Object.keys(topic.fields);
    for (const [at, name] of names.entries())
      for (const value of odd) {
        const input = Object.fromEntries(
          names.map((each, i) => [each, each === name ? value : plausible(topic.fields[each], i + at)]),
        );
        for (const on of ['1000-01-01', '2026-11-24', '9999-12-31'] as CivilDate[]) {
          try {
            ask(cn, topic.code, input, on);
          } catch (fault) {
            assert.ok(fault instanceof Refusal, `${topic.code} ${JSON.stringify(input)}: ${fault}`);
          }
        }
      }
  }
});

function plausible(field: { kind: string; choices?: readonly string[] } | undefined, turn: number): unknown {
  switch (field?.kind) {
    case 'money':
      return '100000000';
    case 'day':
      return ['2999-12-31', '2025-01-31', '1900-01-01'][turn % 3];
    case 'month':
      return '2025-01';
    case 'choice':
      return field.choices?.[turn % field.choices.length];
    case 'yes-no':
      return turn % 2 === 0;
    case 'ratio':
      return ['31', '0.0999', '0.5'][turn % 3];
    default:
      return 3;
  }
}
