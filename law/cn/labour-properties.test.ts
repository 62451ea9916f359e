import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, type CivilDate, dayNumber, fromDayNumber } from '#kernel/civil-date.ts';
import { lawOn } from '#law/engine/day-law.ts';
import { overlaid } from '#law/engine/pack.ts';
import type { Dated } from '#law/engine/parameter.ts';
import { type Answer, ask } from '#law/engine/topic.ts';
import { calendarDay } from './formulas/calendar/day.ts';
import { calendarSpan } from './formulas/calendar/span.ts';
import { retirementCategories } from './formulas/retirement/statutory-age.ts';
import { cn } from './index.ts';

const on = '2026-11-24' as CivilDate;
const answer = (topic: string, input: unknown, day = on): Answer => ask(cn, topic, input, day).answer;
const days = (first: string, last: string) =>
  fc.integer({ min: dayNumber(first as CivilDate), max: dayNumber(last as CivilDate) }).map(fromDayNumber);

test('splitting a span changes no total of working days', () => {
  const year = fc.constantFrom('2023', '2024', '2025', '2026');
  const inYear = fc.tuple(year, fc.array(fc.integer({ min: 0, max: 365 }), { minLength: 3, maxLength: 3 }));
  fc.assert(
    fc.property(inYear, ([named, offsets]) => {
      const first = `${named}-01-01` as CivilDate;
      const [from, cut, until] = offsets.sort((a, b) => a - b).map(offset => addDays(first, offset)) as [
        CivilDate,
        CivilDate,
        CivilDate,
      ];
      fc.pre(until <= `${named}-12-31`);
      const count = lawOn(cn.pack, first).formula(calendarSpan);
      const [whole, left, right] = [count({ from, until }), count({ from, until: cut }), count({ from: cut, until })];
      for (const kind of ['workdays', 'statutoryHolidays', 'restDays', 'paidDays'] as const)
        assert.equal(left[kind] + right[kind], whole[kind]);
      assert.equal(whole.workdays + whole.statutoryHolidays + whole.restDays, dayNumber(until) - dayNumber(from));
    }),
  );
});

test('the months of each year have the working days that were counted elsewhere', () => {
  const known = { '2023': [249, 11], '2024': [251, 11], '2025': [248, 13], '2026': [248, 13] } as const;
  for (const [year, [workdays, statutory]] of Object.entries(known)) {
    const months = Array.from({ length: 12 }, (_, i) =>
      answer('calendar.month', { month: `${year}-${String(i + 1).padStart(2, '0')}` }),
    );
    const total = (name: string) => months.reduce((sum, month) => sum + Number(month[name]), 0);
    assert.equal(total('workdays'), workdays);
    assert.equal(total('statutoryHolidays'), statutory);
  }
});

test('a later birth never means an earlier retirement, nor a lower age', () => {
  for (const category of retirementCategories) {
    let before = { month: '', age: 0 };
    for (let birth = '1940-01-01' as CivilDate; birth < '2020-01-01'; birth = addMonths(birth, 1)) {
      const found = answer('retirement.statutory_age', { birthMonth: birth.slice(0, 7), category });
      const now = { month: String(found.retirementMonth), age: Number(found.ageYears) * 12 + Number(found.ageMonths) };
      assert.ok(now.month > before.month, `${category} ${birth}`);
      assert.ok(now.age >= before.age, `${category} ${birth}`);
      before = now;
    }
  }
});

test('a case that has its own day is answered the same whenever it is asked', () => {
  const folder = join(import.meta.dirname, 'cases');
  const dated =
    /^(calendar|severance|leave.annual.new_hire|leave.annual.exit|retirement.min_contribution|id|uscc)[./]?/;
  let tried = 0;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.json')))
    for (const { topic, input } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      topic: string;
      input: unknown;
    }[]) {
      if (!dated.test(topic)) continue;
      tried++;
      assert.deepEqual(
        answer(topic, input, '2016-02-29' as CivilDate),
        answer(topic, input, '2031-07-07' as CivilDate),
      );
    }
  assert.ok(tried > 40);
});

test('what a day is does not hang on how another day is arranged', () => {
  const given = cn.pack.parameters.get('calendar/days/weekdays-off')?.values.find(each => each.from === '2025-01-01');
  assert.ok(given);
  fc.assert(
    fc.property(days('2025-01-01', '2025-12-31'), days('2025-01-01', '2025-12-31'), (asked, other) => {
      fc.pre(asked !== other);
      const changed: Dated = { ...given, value: [...(given.value as string[]), other] };
      const pack = overlaid(cn.pack, new Map([['calendar/days/weekdays-off', [changed]]]));
      const kind = (of: typeof pack) => lawOn(of, asked).formula(calendarDay)(asked);
      assert.deepEqual(kind(pack), kind(cn.pack));
    }),
  );
});

test('signing later never lowers the second wage, and eleven months are the most', () => {
  const wage = '9876.54';
  const owed = (hireDate: CivilDate, signedDate: CivilDate) =>
    Number(
      String(answer('contract.double_wage', { hireDate, signedDate, monthlyWage: wage }).secondWage).replace('.', ''),
    );
  fc.assert(
    fc.property(days('2015-01-01', '2025-12-31'), fc.integer({ min: 0, max: 500 }), (hire, after) => {
      const now = owed(hire, addDays(hire, after));
      assert.ok(owed(hire, addDays(hire, after + 1)) >= now);
      assert.ok(now <= 987_654 * 11);
    }),
  );
  assert.equal(owed('2024-02-29' as CivilDate, '2025-03-01' as CivilDate), 987_654 * 11);
});

test('longer service never lowers compensation, and unlawful termination costs exactly double', () => {
  const money = { average12MonthWage: '50000.00', localAverageMonthlyWage: '12577.00', localMinimumWage: '2740.00' };
  const reckon = (hireDate: CivilDate, lastDay: CivilDate, cause: string) =>
    Number(answer('severance.economic_compensation', { hireDate, lastDay, cause, ...money }).compensation);
  fc.assert(
    fc.property(days('2008-01-01', '2020-12-31'), fc.integer({ min: 0, max: 6000 }), (hire, length) => {
      const last = addDays(hire, length);
      const lawful = reckon(hire, last, 'lawful');
      assert.ok(reckon(hire, addDays(last, 1), 'lawful') >= lawful);
      assert.equal(reckon(hire, last, 'unlawful'), lawful * 2);
      assert.ok(lawful <= 37731 * 12);
    }),
  );
});
