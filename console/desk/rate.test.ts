import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursText, inTimePercent } from './rate.ts';

test('the rate is rounded, but one late task is never told as all in time', () => {
  assert.equal(inTimePercent(0, 0), null);
  assert.equal(inTimePercent(3, 2), 67);
  assert.equal(inTimePercent(1000, 999), 99);
  assert.equal(inTimePercent(4, 4), 100);
});

test('hours are told in the unit that fits', () => {
  assert.equal(hoursText(null), '—');
  assert.equal(hoursText(0.25), '15 分钟');
  assert.equal(hoursText(3.46), '3.5 小时');
  assert.equal(hoursText(60), '2.5 天');
});
