import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newlyHeld, type Stand } from './newly-held.ts';

const stand = (unitId: string, from: string, until: string | null = null): Stand => ({
  unitId,
  valid: { from: from as CivilDate, until: until as CivilDate | null },
});
const always = [stand('a', '2026-01-01')];

test('only days on which somebody did not stand in a unit before are new', () => {
  const cases: Array<[why: string, before: Stand[], after: Stand[], expected: Array<[string, string | null]>]> = [
    ['nothing changes', always, always, []],
    ['a transfer', always, [stand('a', '2026-01-01', '2026-06-01'), stand('b', '2026-06-01')], [['b', '2026-06-01']]],
    [
      'a promotion within the unit splits its days',
      always,
      [stand('a', '2026-01-01', '2026-06-01'), stand('a', '2026-06-01')],
      [],
    ],
    [
      'a transfer taken back',
      [stand('a', '2026-01-01', '2026-06-01'), stand('b', '2026-06-01')],
      always,
      [['a', '2026-06-01']],
    ],
    ['a leaving', always, [stand('a', '2026-01-01', '2026-06-01')], []],
    ['a second post where he stands already', always, [...always, stand('a', '2026-03-01')], []],
    [
      'the earliest of several beginnings',
      [stand('b', '2026-03-01', '2026-04-01')],
      [stand('b', '2026-05-01'), stand('b', '2026-02-01', '2026-04-01')],
      [['b', '2026-02-01']],
    ],
    ['without a beginning', always, [...always, { unitId: 'b', valid: { from: null, until: null } }], [['b', null]]],
  ];
  for (const [why, before, after, expected] of cases)
    assert.deepEqual(
      newlyHeld(before, after).map(each => [each.unitId, each.from]),
      expected,
      why,
    );
});
