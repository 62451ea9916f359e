import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { wordsOfDays, wordsOfSpan } from './day-words.ts';

const day = (text: string) => text as CivilDate;

test('a span is asked for in years, months and days as they fit', () => {
  assert.deepEqual(wordsOfSpan({ from: day('2023-01-01'), to: day('2024-12-31') }), ['y2023', 'y2024']);
  assert.deepEqual(wordsOfSpan({ from: day('2023-05-01'), to: day('2023-06-30') }), ['m2023-05', 'm2023-06']);
  assert.deepEqual(wordsOfSpan({ from: day('2023-05-30'), to: day('2023-06-30') }), [
    'd2023-05-30',
    'd2023-05-31',
    'm2023-06',
  ]);
});

test('a job of four years is found by each of them, its months by the first and the last alone', () => {
  const words = wordsOfDays([day('2019-03-01'), day('2022-06-30')], true);
  for (const year of [2019, 2020, 2021, 2022]) assert.ok(words.includes(`y${year}`));
  assert.ok(!words.includes('y2023') && !words.includes('m2020-01'));
});

test('a day within a span has one of its words; outside of a short span it has none', () => {
  const some = fc.integer({ min: 0, max: 12_000 }).map(n => addDays(day('1995-01-01'), n));
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 800 }), some, (from, length, at) => {
      const span = { from, to: addDays(from, length) };
      const asked = new Set(wordsOfSpan(span));
      const found = wordsOfDays([at], false).some(word => asked.has(word));
      if (at >= span.from && at <= span.to) assert.ok(found);
      // A span with ragged edges may be widened to whole years.
      else if (![...asked].some(word => word.startsWith('y'))) assert.ok(!found);
    }),
  );
});
