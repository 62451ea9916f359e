import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Employment } from '#contract/employment.ts';
import { standingOn } from './standing.ts';

const terms = (from: string, until: string | null, status: 'active' | 'leave' = 'active') =>
  ({ versionId: from, from, until, status }) as Employment['versions'][number];
const post = (from: string, until: string | null, isPrimary = true) =>
  ({ versionId: `${from} ${isPrimary}`, from, until, isPrimary }) as Employment['assignments'][number];
const life: Employment[] = [
  { employmentId: 'a', versions: [terms('2019-03-01', '2021-01-01')], assignments: [post('2019-03-01', '2021-01-01')] },
  {
    employmentId: 'b',
    versions: [
      terms('2022-01-01', '2024-05-01'),
      terms('2024-05-01', '2024-08-01', 'leave'),
      terms('2024-08-01', null),
    ],
    assignments: [post('2022-01-01', null), post('2023-01-01', '2023-07-01', false)],
  },
];

test('between two employments nobody is employed, and yet was once', () => {
  const standing = standingOn(life, '2021-06-01');
  assert.equal(standing.employment, null);
  assert.equal(standing.everEmployed, true);
  assert.equal(standingOn(life, '2018-01-01').everEmployed, false);
});

test('the day after the last is no longer in the employment', () => {
  assert.equal(standingOn(life, '2020-12-31').employment?.employmentId, 'a');
  assert.equal(standingOn(life, '2020-12-31').endsOn, '2021-01-01');
  assert.equal(standingOn(life, '2021-01-01').employment, null);
});

test('leave and second posts are told for the days on which they hold', () => {
  assert.equal(standingOn(life, '2024-05-01').onLeave, true);
  assert.equal(standingOn(life, '2024-08-01').onLeave, false);
  assert.equal(standingOn(life, '2023-03-01').seconds.length, 1);
  assert.equal(standingOn(life, '2023-07-01').seconds.length, 0);
});
