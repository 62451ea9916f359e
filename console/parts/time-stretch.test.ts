import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepFrom, stretchOf } from './time-stretch.ts';

const marks = [{ day: '2020-03-01' }, { day: '2024-07-01' }, { day: '2027-01-01' }];

test('one steps from change to change, and stops at the ends', () => {
  assert.equal(stepFrom(marks, '2024-07-01', 1), '2027-01-01');
  assert.equal(stepFrom(marks, '2024-07-02', -1), '2024-07-01');
  assert.equal(stepFrom(marks, '2027-01-01', 1), null);
  assert.equal(stepFrom(marks, '2020-03-01', -1), null);
});

test('the line holds every mark and today, and each place on it is a day', () => {
  const line = stretchOf(marks, '2026-11-24');
  for (const { day } of marks) assert.equal(line.dayAt(line.indexOf(day)), day);
  assert.ok(line.shareOf('2020-03-01') > 0 && line.shareOf('2027-01-01') < 1);
  const alone = stretchOf([], '2026-11-24');
  assert.equal(alone.dayAt(alone.indexOf('2026-11-24')), '2026-11-24');
});
