import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type CivilDate, dayNumber } from '#kernel/civil-date.ts';
import { stageDue } from './due.ts';

const day = (text: string) => text as CivilDate;
/** Monday to Friday; 1970-01-01 was a Thursday. */
const works = (on: CivilDate) => (((dayNumber(on) - dayNumber(day('1970-01-01')) + 3) % 7) + 7) % 7 < 5;

test('thirty, seven days before and on the last day', () => {
  const last = day('2026-12-31');
  assert.equal(stageDue(last, day('2026-11-30'), works), null);
  assert.equal(stageDue(last, day('2026-12-01'), works), 30);
  assert.equal(stageDue(last, day('2026-12-23'), works), 30);
  assert.equal(stageDue(last, day('2026-12-24'), works), 7);
  assert.equal(stageDue(last, last, works), 0);
});

test('a stage on a day off is told on the working day before; on a day off nothing is told', () => {
  // A Sunday.
  const last = day('2026-12-27');
  assert.equal(stageDue(last, day('2026-12-25'), works), 0);
  assert.equal(stageDue(last, day('2026-12-26'), works), null);
  assert.equal(stageDue(last, last, works), null);
});

test('what has expired is no longer reminded of, and a long holiday ends somewhere', () => {
  assert.equal(stageDue(day('2026-12-01'), day('2026-12-02'), works), null);
  const opened = (on: CivilDate) => on <= day('2026-01-01') || on >= day('2026-03-01');
  assert.equal(stageDue(day('2026-03-31'), day('2026-03-02'), opened), 30);
  assert.equal(stageDue(addDays(day('2026-03-02'), 0), day('2026-03-02'), opened), 0);
});
