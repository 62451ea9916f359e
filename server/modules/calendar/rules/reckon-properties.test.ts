import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CivilDate, fromDayNumber } from '#kernel/civil-date.ts';
import type { Interval } from './hours.ts';
import { office } from './made-up-offices.ts';
import { type OfficeCalendar, planOf } from './office-calendar.ts';
import { addWorkingTime, isWorkingDay, nextWorkingMoment, workingMinutesBetween } from './reckon.ts';
import { type WorkCalendar, workCalendar } from './work-calendar.ts';

const minute = 60_000;
const first = Date.UTC(2025, 10, 1);
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];

/** Up to three stretches of a day, the last perhaps beyond midnight. */
const hours = fc.uniqueArray(fc.integer({ min: 0, max: 1700 }), { maxLength: 6 }).map(minutes => {
  const sorted = minutes.sort((a, b) => a - b);
  const made: Interval[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    const [start = 0, end = 0] = [sorted[i], sorted[i + 1]];
    if (start < 1440) made.push({ start, end });
  }
  return made;
});
const calendars: fc.Arbitrary<WorkCalendar> = fc
  .record({
    zone: fc.constantFrom(...zones),
    days: fc.array(hours, { minLength: 7, maxLength: 7 }).filter(week => week.some(each => each.length > 0)),
    holidays: fc.constantFrom(office.holidays, null),
    makeUpAs: fc.option(fc.integer({ min: 0, max: 6 })),
    own: fc.array(fc.tuple(fc.integer({ min: 20_400, max: 20_900 }), hours), { maxLength: 8 }),
  })
  .map(
    ({ zone, days, holidays, makeUpAs, own }): OfficeCalendar => ({
      zone,
      holidays,
      makeUpAs,
      periods: [{ from: null, week: days }],
      exceptions: new Map(own.map(([day, open]) => [fromDayNumber(day), { hours: open, reason: '例外' }])),
    }),
  )
  .map(workCalendar);
const instants = fc.integer({ min: 0, max: 400 * 1440 }).map(each => first + each * minute);
const minutes = fc.integer({ min: 1, max: 20_000 });
const addMinutes = (calendar: WorkCalendar, from: number, amount: number) =>
  addWorkingTime(calendar, from, { amount: amount / 60, unit: 'working-hours' });
const options = { numRuns: 150 };

test('a and then b hours of work are a + b hours of work', () => {
  fc.assert(
    fc.property(calendars, instants, minutes, minutes, (calendar, from, a, b) => {
      assert.equal(addMinutes(calendar, addMinutes(calendar, from, a), b), addMinutes(calendar, from, a + b));
    }),
    options,
  );
});

test('a and then b working days are a + b working days', () => {
  const days = fc.integer({ min: 1, max: 60 });
  const add = (calendar: WorkCalendar, from: number, amount: number) =>
    addWorkingTime(calendar, from, { amount, unit: 'working-days' });
  fc.assert(
    // A millisecond before the close, so that a close at midnight or beyond still lies on its day.
    fc.property(calendars, instants, days, days, (calendar, from, a, b) => {
      assert.equal(add(calendar, add(calendar, from, a) - 1, b), add(calendar, from, a + b));
    }),
    options,
  );
});

test('between a moment and h hours of work later lie h hours of work', () => {
  fc.assert(
    fc.property(calendars, instants, minutes, (calendar, from, amount) => {
      const end = addMinutes(calendar, from, amount);
      assert.equal(workingMinutesBetween(calendar, from, end), amount);
      assert.equal(workingMinutesBetween(calendar, end, from), -amount);
    }),
    options,
  );
});

test('later or longer never ends earlier', () => {
  const units = fc.constantFrom('working-days', 'working-hours', 'days', 'hours', 'minutes');
  fc.assert(
    fc.property(
      calendars,
      instants,
      fc.nat(3_000),
      units,
      fc.integer({ min: 1, max: 50 }),
      fc.nat(5),
      (calendar, from, wait, unit, amount, more) => {
        const end = addWorkingTime(calendar, from, { amount, unit });
        assert.ok(end > from, 'a limit ends after it starts');
        assert.ok(addWorkingTime(calendar, from + wait * minute, { amount, unit }) >= end);
        assert.ok(addWorkingTime(calendar, from, { amount: amount + more, unit }) >= end);
      },
    ),
    options,
  );
});

test('a limit in working time or days ends in working time or at its end', () => {
  const units = fc.constantFrom('working-days', 'working-hours', 'days');
  fc.assert(
    fc.property(calendars, instants, units, fc.integer({ min: 1, max: 50 }), (calendar, from, unit, amount) => {
      const end = addWorkingTime(calendar, from, { amount, unit });
      assert.equal(workingMinutesBetween(calendar, end - 1, end), 1 / minute);
      const next = nextWorkingMoment(calendar, end);
      assert.ok(next >= end);
      assert.equal(workingMinutesBetween(calendar, end, next), 0);
      assert.equal(nextWorkingMoment(calendar, next), next);
    }),
    options,
  );
});

test('working minutes are those that a walk over every minute counts', () => {
  fc.assert(
    fc.property(calendars, instants, fc.integer({ min: 1, max: 4 * 1440 }), (calendar, from, length) => {
      // A time that the clocks show twice counts once: the walk could not tell which.
      fc.pre(offset(calendar, from - 48 * 60 * minute) === offset(calendar, from + (length + 48 * 60) * minute));
      let counted = 0;
      for (let i = 0; i < length; i++) if (isWorked(calendar, from + i * minute)) counted++;
      assert.equal(workingMinutesBetween(calendar, from, from + length * minute), counted);
    }),
    { numRuns: 25 },
  );
});

const offset = ({ office: { zone } }: WorkCalendar, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds;

/** By the clock on the wall alone: what it shows lies within a stretch of that day, or of the one before, beyond midnight. */
function isWorked({ office: of }: WorkCalendar, at: number): boolean {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(of.zone);
  const today = shown.toPlainDate();
  const minuteOfDay = shown.hour * 60 + shown.minute;
  const plan = (date: Temporal.PlainDate) => planOf(of, date.toString() as CivilDate).hours;
  const isIn = (each: Interval, shift: number) => each.start <= minuteOfDay + shift && minuteOfDay + shift < each.end;
  return plan(today).some(each => isIn(each, 0)) || plan(today.subtract({ days: 1 })).some(each => isIn(each, 1440));
}

test('a day is a working day when any of its minutes is worked', () => {
  fc.assert(
    fc.property(calendars, fc.integer({ min: 20_400, max: 20_800 }), (calendar, day) => {
      const date = fromDayNumber(day);
      const plan = planOf(calendar.office, date);
      // Only a stretch of the day before, or a clock that skips, takes a day's whole work away.
      if (plan.hours.length === 0) assert.equal(isWorkingDay(calendar, date), false);
      else if (plan.hours.some(each => each.end > 600 && each.end - each.start > 120))
        assert.equal(isWorkingDay(calendar, date), true);
    }),
    options,
  );
});
