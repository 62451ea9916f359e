import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawUnit } from '#contract/law.ts';
import { toValue, typedOf, Unreadable } from './draft-value.ts';

const unit = (kind: LawUnit['kind'], code: string = kind) => ({ kind, code });

test('what people type becomes a value of the unit, and what is wrong is left for the server to say', () => {
  assert.equal(toValue(unit('money'), ' 7,460.50 '), '7460.50');
  assert.equal(toValue(unit('money'), '7,460 元'), '7460');
  assert.equal(toValue(unit('ratio', 'rate'), '16%'), '0.16');
  assert.equal(toValue(unit('count'), '5'), 5);
  assert.equal(toValue(unit('count'), '五'), '五');
});

test('a table is typed or pasted line by line', () => {
  const bands = [
    { upTo: '36000.00', rate: '0.03', quick: '0.00' },
    { upTo: null, rate: '0.1', quick: '2520.00' },
  ];
  assert.deepEqual(toValue(unit('bands'), '36,000.00\t3%\t0.00\n\n以上  10%  2,520.00\n'), bands);
  assert.deepEqual(toValue(unit('bands'), JSON.stringify(bands)), bands);
  assert.deepEqual(toValue(unit('steps'), '12 5\n120  10'), [
    { from: 12, value: 5 },
    { from: 120, value: 10 },
  ]);
  assert.deepEqual(toValue(unit('days'), '2027-01-01\n2027-01-02 2027-01-03'), [
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ]);
  assert.deepEqual(toValue(unit('named-days'), '2027-01-01 元旦\n2027-02-06  春节'), {
    '2027-01-01': '元旦',
    '2027-02-06': '春节',
  });
});

test('a line that cannot be read is named', () => {
  const wrong: Array<[LawUnit['kind'], string, RegExp]> = [
    ['bands', '36000 3% 0\n以上 10%', /第 2 行应有 3 项，现有 2 项/],
    ['steps', '12 五', /第 1 行的“五”不是整数/],
    ['named-days', '2027-01-01', /第 1 行缺少名称/],
    ['named-days', '2027-01-01 元旦\n2027-01-01 春节', /第 2 行的日期 2027-01-01 重复/],
    ['bands', '[{', /不是 JSON/],
  ];
  for (const [kind, typed, message] of wrong)
    assert.throws(
      () => toValue(unit(kind), typed),
      fault => fault instanceof Unreadable && message.test(fault.message),
    );
});

test('a value stands in its field as it would be typed', () => {
  assert.equal(typedOf(unit('money'), '7460.00'), '7460.00');
  assert.equal(typedOf(unit('money'), null), '');
  assert.equal(typedOf(unit('ratio', 'rate'), '0.16'), '16%');
  const values: Array<[LawUnit['kind'], unknown]> = [
    ['steps', [{ from: 1, value: 2 }]],
    ['days', ['2027-01-01', '2027-01-02']],
    ['named-days', { '2027-01-01': '元旦' }],
    [
      'bands',
      [
        { upTo: '36000.00', rate: '0.03', quick: '0.00' },
        { upTo: null, rate: '0.45', quick: '181920.00' },
      ],
    ],
  ];
  for (const [kind, value] of values) assert.deepEqual(toValue(unit(kind), typedOf(unit(kind), value)), value);
});
