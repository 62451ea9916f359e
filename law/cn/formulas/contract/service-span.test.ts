import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type CivilDate, dayNumber, daysInMonth, partsOf } from '#kernel/civil-date.ts';
import { dayAfterMonths, serviceSpan } from './service-span.ts';

const year = Array.from({ length: 366 }, (_, at) => addDays('2023-09-01' as CivilDate, at));

test('the day after so many months ends exactly them, and a day sooner they are not full', () => {
  for (const from of year)
    for (const months of [1, 2, 5, 6, 11, 12, 13, 24, 48]) {
      const after = dayAfterMonths(from, months);
      assert.deepEqual(serviceSpan(from, after), { months, days: 0 }, `${from} ${months}`);
      const sooner = serviceSpan(from, addDays(after, -1));
      assert.equal(sooner.months, months - 1, `${from} ${months}`);
      assert.ok(sooner.days >= 27);
      assert.deepEqual(serviceSpan(from, addDays(after, 1)), { months, days: 1 });
    }
});

test('a month is full on the day before the same day, or on the last of a month that has no such day', () => {
  for (const from of year)
    for (let months = 1; months <= 14; months++) {
      const last = partsOf(addDays(dayAfterMonths(from, months), -1));
      const { day } = partsOf(from);
      const end = daysInMonth(last.year, last.month);
      assert.ok(last.day === day - 1 || (last.day === end && (day === 1 || day > end)), `${from} ${months}`);
    }
});

test('splitting service where a month is full changes no total', () => {
  for (const from of year.filter(day => partsOf(day).day <= 28))
    for (const length of [40, 365, 366, 1000])
      for (const months of [1, 7]) {
        const until = addDays(from, length);
        const cut = dayAfterMonths(from, months);
        const [whole, left, right] = [serviceSpan(from, until), serviceSpan(from, cut), serviceSpan(cut, until)];
        if (cut > until) continue;
        assert.deepEqual({ months: left.months + right.months, days: left.days + right.days }, whole);
        assert.equal(dayNumber(until) - dayNumber(dayAfterMonths(from, whole.months)), whole.days);
      }
});

test('nothing is served before the first day', () => {
  assert.deepEqual(serviceSpan('2025-01-02' as CivilDate, '2025-01-02' as CivilDate), { months: 0, days: 0 });
  assert.deepEqual(serviceSpan('2025-01-02' as CivilDate, '2024-01-02' as CivilDate), { months: 0, days: 0 });
});
