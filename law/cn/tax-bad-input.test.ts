import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { ask } from '#law/engine/topic.ts';
import { cn } from './index.ts';

const on = '2026-11-24' as CivilDate;
const rates = { employeeRate: '0.07', employerRate: '0.07', rounding: 'yuan_half_up' };
const month = { month: 1, income: '8000' };
const plain = '5000_per_month_employed';

const refused: ReadonlyArray<[why: string, topic: string, input: unknown, code: string, named: string, zh: RegExp]> = [
  ['text for money', 'iit.bonus.separate', { bonus: '三万' }, 'law.field-invalid', 'bonus', /金额/],
  ['a float for money', 'iit.bonus.separate', { bonus: 0.1 }, 'law.field-invalid', 'bonus', /金额/],
  ['three places', 'iit.equity', { income: '1.005' }, 'law.field-invalid', 'income', /两位小数/],
  ['a negative base', 'hf.contribution', { base: '-1', ...rates }, 'law.field-invalid', 'base', /负数/],
  [
    'a rate above one',
    'hf.contribution',
    { base: '1', ...rates, employerRate: '7' },
    'law.field-invalid',
    'employerRate',
    /不能大于 1/,
  ],
  [
    'a floor above the ceiling',
    'hf.contribution',
    { base: '1', ...rates, floor: '3', ceiling: '2' },
    'law.field-invalid',
    'floor',
    /上限/,
  ],
  [
    'month 13',
    'si.contribution',
    { city: '上海', period: '2025-13', base: '1' },
    'law.field-invalid',
    'period',
    /月份/,
  ],
  [
    'month 13 of a year',
    'iit.resident.cumulative',
    { basicDeduction: plain, months: [{ month: 13, income: '1' }] },
    'law.field-invalid',
    'months/0/month',
    /12/,
  ],
  [
    'a month twice',
    'iit.resident.cumulative',
    { basicDeduction: plain, months: [month, month] },
    'law.field-invalid',
    'months/1/month',
    /递增/,
  ],
  [
    'an unknown city',
    'si.contribution',
    { city: '天津', period: '2025-12', base: '20000' },
    'law.field-invalid',
    'city',
    /天津/,
  ],
  [
    'an unknown city of the fund',
    'hf.contribution',
    { city: 'tianjin', base: '1', ...rates },
    'law.field-invalid',
    'city',
    /tianjin/,
  ],
  ['no city and no figures', 'si.contribution', { base: '20000' }, 'law.field-missing', 'city', /缺少/],
  [
    'a scheme without a rate',
    'payslip.full',
    { grossTaxable: '1', si: { base: '1', items: { pension: { employeeRate: '0.08' } } } },
    'law.field-missing',
    'si/items/pension/employerRate',
    /缺少/,
  ],
  [
    'a kind of fee that there is not',
    'iit.labour.withholding',
    { kind: 'gift', gross: '1' },
    'law.field-invalid',
    'kind',
    /labour/,
  ],
  [
    'no years to spread over',
    'iit.early_retirement',
    { lumpSum: '1', yearsToStatutoryAge: 0 },
    'law.field-invalid',
    'yearsToStatutoryAge',
    /1 到/,
  ],
  [
    'an unknown field',
    'iit.severance',
    { amount: '1', localPriorYearAverageAnnualWage: '1', city: '上海' },
    'law.field-unknown',
    'city',
    /没有字段/,
  ],
  [
    'rent beside a loan',
    'iit.additional_deductions',
    { month: '2025-01', housingLoan: 'whole', rentTier: 'tier-1' },
    'law.field-invalid',
    'rentTier',
    /不能同时/,
  ],
  [
    'too large a share',
    'iit.additional_deductions',
    { month: '2025-01', elderly: 'shared', elderlyShare: '1500.01' },
    'law.field-invalid',
    'elderlyShare',
    /1500\.00/,
  ],
];

for (const [why, topic, input, code, named, zh] of refused) {
  test(`refused, naming the field: ${why}`, () => {
    assert.throws(
      () => ask(cn, topic, input, on),
      (fault: unknown) => {
        assert.ok(fault instanceof Refusal, String(fault));
        assert.equal(fault.code, code);
        assert.equal(fault.facts.field, named);
        assert.match(fault.zh, zh);
        return true;
      },
    );
  });
}

const withoutLaw: ReadonlyArray<[why: string, topic: string, input: unknown, day: string, code: string, path: RegExp]> =
  [
    [
      'a bonus before the law',
      'iit.bonus.separate',
      { bonus: '1' },
      '2018-12-31',
      'law.no-formula',
      /iit\.bonus\.separate/,
    ],
    [
      'a bonus after the rule has ended',
      'iit.bonus.separate',
      { bonus: '1' },
      '2028-01-01',
      'law.no-value',
      /iit\/bonus\/months-spread/,
    ],
    [
      'a month before the first floor',
      'si.contribution',
      { city: '上海', period: '2023-06', base: '1' },
      on,
      'law.no-value',
      /si\/shanghai\/pension\/floor/,
    ],
    [
      'a rate on which sources disagree',
      'si.contribution',
      { city: '广州', period: '2025-12', base: '1' },
      on,
      'law.no-value',
      /si\/guangzhou\/medical\/employer/,
    ],
    [
      'a whole year’s deduction before its rule',
      'iit.resident.cumulative',
      { basicDeduction: '60000_from_january', months: [month] },
      '2020-12-31',
      'law.no-value',
      /iit\/basic-deduction\/60000_from_january/,
    ],
    [
      'a first wage counted from January before its rule',
      'payslip.full',
      { grossTaxable: '1', period: '2020-06', basicDeduction: '5000_from_january' },
      on,
      'law.no-value',
      /iit\/basic-deduction\/5000_from_january/,
    ],
    [
      'people on platforms before their rule',
      'iit.labour.cumulative',
      { kind: 'platform', months: [{ month: 9, gross: '1' }] },
      '2025-09-30',
      'law.no-value',
      /iit\/cumulative-labour\/platform/,
    ],
    [
      'a ceiling that nobody found',
      'hf.contribution',
      { city: '成都', period: '2025-12', base: '1', ...rates },
      on,
      'law.no-value',
      /hf\/chengdu\/floor/,
    ],
  ];

for (const [why, topic, input, day, code, path] of withoutLaw) {
  test(`refused, naming what has no value on the day: ${why}`, () => {
    assert.throws(
      () => ask(cn, topic, input, day as CivilDate),
      (fault: unknown) => {
        assert.ok(fault instanceof Refusal, String(fault));
        assert.equal(fault.code, code);
        assert.match(fault.zh, path);
        assert.match(fault.zh, new RegExp(String(fault.facts.day)));
        return true;
      },
    );
  });
}

test('a pay slip without a bonus stands after the bonus’s own rule has ended', () => {
  const { answer } = ask(cn, 'payslip.full', { grossTaxable: '6000' }, '2028-03-01' as CivilDate);
  assert.equal(answer.net, '5970.00');
});

test('a day without law is laid to the field that told it', () => {
  const told: ReadonlyArray<readonly [topic: string, input: unknown, field: string]> = [
    ['si.contribution', { city: '上海', period: '2023-06', base: '1' }, 'period'],
    ['hf.contribution', { city: '上海', period: '2001-01', base: '1', ...rates }, 'period'],
    ['payslip.full', { grossTaxable: '1', period: '2018-12' }, 'period'],
    ['iit.additional_deductions', { month: '2018-12' }, 'month'],
    ['iit.settlement_exemption', { taxYear: 2028, income: '1', payable: '1' }, 'taxYear'],
    ['wage.minimum', { city: '上海', date: '2020-01-01' }, 'date'],
  ];
  for (const [topic, input, field] of told)
    assert.throws(
      () => ask(cn, topic, input, on),
      (fault: unknown) => {
        assert.ok(fault instanceof Refusal, String(fault));
        assert.match(fault.code, /^law\.no-(value|formula)$/);
        assert.equal(fault.facts.field, field);
        assert.ok(fault.zh.startsWith(`字段「${field}」`) && fault.message.startsWith(`${field}: `), fault.zh);
        return true;
      },
    );
  // A topic that is asked on a day has no field to blame.
  assert.throws(
    () => ask(cn, 'iit.bonus.separate', { bonus: '1' }, '2018-01-01' as CivilDate),
    (fault: unknown) => fault instanceof Refusal && fault.facts.field === undefined,
  );
});
