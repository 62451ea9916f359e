import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LimitUnit } from '#contract/calendar.ts';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { dayIntervals } from './hours.ts';
import { at, day, officeWith, shown, week } from './made-up-offices.ts';
import { addWorkingTime, isWorkingDay, nextWorkingMoment, reckon, workingMinutesBetween } from './reckon.ts';

const ends = (from: string, amount: number, unit: LimitUnit, office = officeWith(), zone?: string) =>
  shown(addWorkingTime(office, at(from, zone), { amount, unit }), zone);
const on = (text: string) => parseCivilDate(text) as CivilDate;

test('working days around the Spring Festival and the National Day of 2026', () => {
  const table: Array<[string, number, string]> = [
    // From Friday 13 February: Saturday the 14th is worked, then 15 to 23 are off.
    ['2026-02-13 10:00', 1, '2026-02-14 18:00'],
    ['2026-02-13 10:00', 2, '2026-02-24 18:00'],
    ['2026-02-14 17:59', 1, '2026-02-24 18:00'],
    ['2026-02-17 12:00', 1, '2026-02-24 18:00'],
    // Saturday 28 February is worked.
    ['2026-02-24 09:00', 4, '2026-02-28 18:00'],
    ['2026-02-24 09:00', 5, '2026-03-02 18:00'],
    // Sunday 20 September and Saturday 10 October are worked; 25 to 27 September and 1 to 7 October are off.
    ['2026-09-18 09:00', 1, '2026-09-20 18:00'],
    ['2026-09-18 09:00', 2, '2026-09-21 18:00'],
    ['2026-09-24 18:30', 1, '2026-09-28 18:00'],
    ['2026-09-30 09:00', 1, '2026-10-08 18:00'],
    ['2026-09-30 09:00', 3, '2026-10-10 18:00'],
    ['2026-09-30 09:00', 4, '2026-10-12 18:00'],
    // Sunday 4 January is worked for New Year's Day.
    ['2025-12-31 23:59', 1, '2026-01-04 18:00'],
  ];
  for (const [from, amount, end] of table) assert.equal(ends(from, amount, 'working-days'), end, `${from} + ${amount}`);
});

test('a limit of days starts the day after and ends on a working day, at the close of business', () => {
  assert.equal(ends('2026-03-02 08:00', 1, 'days'), '2026-03-03 18:00');
  assert.equal(ends('2026-03-02 23:00', 5, 'days'), '2026-03-09 18:00', 'the 7th is a Saturday');
  assert.equal(ends('2026-02-10 10:00', 10, 'days'), '2026-02-24 18:00', 'the 20th lies in the holidays');
  assert.equal(ends('2025-12-30 10:00', 365, 'days'), '2026-12-30 18:00');
});

test('hours of work go on from the next working moment; hours and minutes go by the clock', () => {
  assert.equal(ends('2026-03-02 11:00', 2, 'working-hours'), '2026-03-02 14:00');
  assert.equal(ends('2026-03-02 09:00', 3, 'working-hours'), '2026-03-02 12:00', 'at the end, not the next beginning');
  assert.equal(ends('2026-03-06 17:00', 1.5, 'working-hours'), '2026-03-09 09:30');
  assert.equal(ends('2026-03-07 10:00', 0.5, 'working-hours'), '2026-03-09 09:30');
  assert.equal(ends('2026-02-13 17:00', 9, 'working-hours'), '2026-02-14 18:00', 'the make-up day is worked');
  assert.equal(ends('2026-03-06 17:00', 24, 'hours'), '2026-03-07 17:00');
  assert.equal(ends('2026-03-06 17:00', 90, 'minutes'), '2026-03-06 18:30');
});

test('a make-up day has the hours of the weekday that the calendar names', () => {
  const office = officeWith({
    makeUpAs: 4,
    periods: [{ from: null, week: [...week('09:00–18:00').slice(0, 4), dayIntervals(day('09:00–16:00')), [], []] }],
  });
  assert.equal(ends('2026-02-13 10:00', 1, 'working-days', office), '2026-02-14 16:00');
  const usual = officeWith({ periods: [{ from: null, week: week('', '10:00–15:00') }] });
  assert.equal(ends('2026-02-13 10:00', 1, 'working-days', usual), '2026-02-14 15:00');
});

test('own exceptions go before the law, which goes before the week', () => {
  const office = officeWith({
    own: {
      '2026-02-16': { hours: dayIntervals(day('10:00–12:00')), reason: '值班' },
      '2026-03-04': { hours: [], reason: '停电' },
    },
  });
  assert.equal(ends('2026-02-14 10:00', 1, 'working-days', office), '2026-02-16 12:00');
  assert.equal(ends('2026-03-03 10:00', 1, 'working-days', office), '2026-03-05 18:00');
  assert.deepEqual(
    ['2026-02-16', '2026-02-17', '2026-03-04', '2026-02-28', '2026-03-01'].map(each => isWorkingDay(office, on(each))),
    [true, false, false, true, false],
  );
});

test('hours change from the first day of a period on', () => {
  const office = officeWith({
    periods: [
      { from: null, week: week('09:00–17:00') },
      { from: on('2026-05-06'), week: week('08:30–16:00') },
    ],
  });
  assert.equal(ends('2026-04-29 10:00', 1, 'working-days', office), '2026-04-30 17:00');
  assert.equal(ends('2026-04-29 10:00', 2, 'working-days', office), '2026-05-06 16:00');
});

test('a night shift belongs to the day on which it begins, also over a holiday and the turn of the year', () => {
  const nights = officeWith({ periods: [{ from: null, week: week('22:00–06:00') }] });
  assert.equal(ends('2026-03-02 10:00', 1, 'working-days', nights), '2026-03-04 06:00');
  assert.equal(ends('2026-03-03 02:00', 1, 'working-days', nights), '2026-03-04 06:00', 'still Monday’s shift');
  assert.equal(ends('2026-03-02 23:00', 8, 'working-hours', nights), '2026-03-03 23:00');
  assert.equal(workingMinutesBetween(nights, at('2025-12-31 20:00'), at('2026-01-01 20:00')), 8 * 60);
  assert.equal(workingMinutesBetween(nights, at('2026-01-01 02:00'), at('2026-01-01 20:00')), 4 * 60);
  assert.equal(shown(nextWorkingMoment(nights, at('2026-01-01 03:00'))), '2026-01-01 03:00');
  assert.equal(reckon(nights, at('2026-03-02 10:00'), { amount: 1, unit: 'working-days' }).day, '2026-03-03');
});

test('a clock that is put forward or back makes a night shorter or longer, and skips what it skips', () => {
  const berlin = 'Europe/Berlin';
  const nights = officeWith({
    zone: berlin,
    holidays: null,
    periods: [{ from: null, week: week('22:00–06:00', '22:00–06:00') }],
  });
  const night = (from: string, to: string) => workingMinutesBetween(nights, at(from, berlin), at(to, berlin)) / 60;
  assert.equal(night('2026-03-28 20:00', '2026-03-29 08:00'), 7);
  assert.equal(night('2026-10-24 20:00', '2026-10-25 08:00'), 9);
  assert.equal(night('2026-10-23 20:00', '2026-10-24 08:00'), 8);
  assert.equal(ends('2026-03-28 22:00', 7, 'working-hours', nights, berlin), '2026-03-29 06:00');
  const early = officeWith({
    zone: berlin,
    holidays: null,
    periods: [{ from: null, week: week('', '', '02:00–02:30 02:45–04:00') }],
  });
  assert.equal(workingMinutesBetween(early, at('2026-03-29 00:00', berlin), at('2026-03-29 12:00', berlin)), 60);
  assert.equal(shown(nextWorkingMoment(early, at('2026-03-29 01:59', berlin)), berlin), '2026-03-29 03:00');
  const apia = officeWith({ zone: 'Pacific/Apia', holidays: null });
  assert.equal(isWorkingDay(apia, on('2011-12-29')), true);
  assert.equal(isWorkingDay(apia, on('2011-12-30')), false, 'a Friday that the island never had');
});

test('years without published holidays are reckoned by the week, and said', () => {
  const office = officeWith();
  const told = reckon(office, at('2027-02-05 10:00'), { amount: 1, unit: 'working-days' });
  assert.deepEqual([shown(told.at), told.unpublishedYears], ['2027-02-08 18:00', [2027]]);
  assert.deepEqual(
    reckon(office, at('2026-12-31 10:00'), { amount: 300, unit: 'working-days' }).unpublishedYears,
    [2027, 2028],
  );
  assert.deepEqual(reckon(office, at('2026-06-01 10:00'), { amount: 9, unit: 'hours' }).unpublishedYears, []);
  assert.deepEqual(
    reckon(officeWith({ holidays: null }), at('2027-02-05 10:00'), { amount: 1, unit: 'days' }).unpublishedYears,
    [],
  );
});

test('amounts out of bounds and reckonings without an end are refused', () => {
  const office = officeWith();
  const code = (work: () => unknown) => {
    try {
      work();
    } catch (fault) {
      return fault instanceof Refusal ? fault.code : fault;
    }
    return null;
  };
  const add = (amount: number, unit: LimitUnit, calendar = office) =>
    code(() => addWorkingTime(calendar, at('2026-03-02 10:00'), { amount, unit }));
  for (const amount of [0, -1, 10_001, Number.NaN, Infinity, 1.5])
    assert.equal(add(amount, 'working-days'), 'calendar.amount-invalid');
  assert.equal(add(0.001, 'working-hours'), 'calendar.amount-invalid');
  assert.equal(add(10_000, 'working-days'), null);
  const never = officeWith({ periods: [{ from: null, week: week('') }] });
  assert.equal(add(1, 'working-days', never), 'calendar.beyond-reach');
  assert.equal(add(1, 'working-hours', never), 'calendar.beyond-reach');
  assert.equal(
    code(() => nextWorkingMoment(office, Number.NaN)),
    'calendar.beyond-reach',
  );
  assert.equal(
    code(() => nextWorkingMoment(office, at('3000-01-01 00:00'))),
    'calendar.beyond-reach',
  );
});

test('ten working days are reckoned in under twenty microseconds', () => {
  const office = officeWith();
  const limit = { amount: 10, unit: 'working-days' } as const;
  const start = at('2026-09-01 10:00');
  for (let i = 0; i < 5_000; i++) addWorkingTime(office, start + i * 60_000, limit);
  // The best of several rounds: a busy machine is no reason to fail.
  const rounds = Array.from({ length: 7 }, () => {
    const began = performance.now();
    for (let i = 0; i < 2_000; i++) addWorkingTime(office, start + i * 3_600_000, limit);
    return ((performance.now() - began) * 1000) / 2_000;
  });
  assert.ok(Math.min(...rounds) < 20, `${Math.min(...rounds)} µs`);
});
