import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { averagePay, type PayRecord } from './pay.ts';

const day = (text: string) => text as CivilDate;
const on = day('2026-11-24');
const record = (
  amountFen: number,
  from: string | null,
  until: string | null = null,
  more: Partial<PayRecord> = {},
): PayRecord => ({
  item: 'base',
  period: 'month',
  amountFen,
  span: { from: from as CivilDate | null, until: until as CivilDate | null },
  ...more,
});
const told = (records: PayRecord[], hiredOn = '2020-03-01') => {
  const pay = averagePay(records, day(hiredOn), on);
  return pay && [pay.fromMonth, pay.toMonth, pay.months, pay.averageFen];
};

test('twelve whole months before the day’s own, each with what was valid on its last day', () => {
  assert.deepEqual(told([record(1_500_000, null)]), ['2025-11', '2026-10', 12, 1_500_000]);
  // Raised within May: May counts with the new pay, so six months of each.
  assert.deepEqual(told([record(1_000_000, null, '2026-05-16'), record(1_200_000, '2026-05-16')]), [
    '2025-11',
    '2026-10',
    12,
    1_100_000,
  ]);
  // A raise from this month on, or for later, does not count yet.
  assert.deepEqual(told([record(1_000_000, null, '2026-11-01'), record(9_000_000, '2026-11-01')])?.[3], 1_000_000);
});

test('items add up; a year’s pay counts with a twelfth, rounded once; pay by the day is told as left out', () => {
  const bonus = record(10_000, null, null, { item: 'performance', period: 'year' });
  const daily = record(50_000, null, null, { item: 'allowance', period: 'day' });
  const pay = averagePay([record(100, null), bonus, daily], day('2020-03-01'), on);
  assert.equal(pay?.averageFen, 933, '100 + 833.33');
  assert.deepEqual(
    pay?.records.map(each => [each.item, each.isCounted]),
    [
      ['base', true],
      ['performance', true],
      ['allowance', false],
    ],
  );
  assert.equal(averagePay([daily], day('2020-03-01'), on)?.months, 0);
});

test('somebody hired within the year counts from his first whole month; in the first month, by what holds on the day', () => {
  assert.deepEqual(told([record(900_000, '2026-08-10')], '2026-08-10'), ['2026-09', '2026-10', 2, 900_000]);
  assert.deepEqual(told([record(900_000, '2026-08-01')], '2026-08-01'), ['2026-08', '2026-10', 3, 900_000]);
  const pay = averagePay([record(900_000, '2026-11-02')], day('2026-11-02'), on);
  assert.deepEqual([pay?.isInFirstMonth, pay?.toMonth, pay?.averageFen], [true, '2026-11', 900_000]);
});

test('months before pay was recorded at all are left out; without any record there is no figure', () => {
  assert.deepEqual(told([record(800_000, '2026-07-01')]), ['2026-07', '2026-10', 4, 800_000]);
  assert.equal(told([]), null);
  assert.equal(told([record(800_000, '2027-01-01')]), null);
});
