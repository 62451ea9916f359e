import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayWords, instantWords, spanWords, today } from './day.ts';

test('a day reads as in Chinese, without leading zeros', () => {
  assert.equal(dayWords('2024-03-01'), '2024年3月1日');
  assert.equal(dayWords('2024-11-20'), '2024年11月20日');
  assert.equal(dayWords(null), '');
  assert.equal(dayWords('不详'), '');
});

test('a span shows its last day, not the day after it', () => {
  assert.equal(spanWords('2024-03-01', '2025-03-01'), '2024年3月1日 至 2025年2月28日');
  assert.equal(spanWords('2024-03-01', null), '2024年3月1日 起');
  assert.equal(spanWords(null, '2024-01-01'), '至 2023年12月31日');
  assert.equal(spanWords(null, null), '');
});

test('today is the day in China, whatever zone the phone is in', () => {
  assert.equal(today(new Date('2024-02-28T15:59:00Z')), '2024-02-28');
  assert.equal(today(new Date('2024-02-28T16:00:00Z')), '2024-02-29');
});

test('an instant is told by as much of its date as is needed, in Beijing time wherever the phone is', () => {
  const now = new Date('2024-06-10T12:00:00+08:00');
  assert.equal(instantWords('2024-06-10T09:05:00+08:00', now), '今天 09:05');
  assert.equal(instantWords('2024-05-01T18:30:00+08:00', now), '5月1日 18:30');
  assert.equal(instantWords('2023-12-31T18:30:00+08:00', now), '2023年12月31日');
  assert.equal(instantWords('2024-06-09T17:00:00Z', now), '今天 01:00');
  assert.equal(instantWords('?', now), '');
});
