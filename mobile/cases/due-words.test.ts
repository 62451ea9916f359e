import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueWords, tookWords } from './due-words.ts';

const now = new Date('2026-11-24T15:00:00+08:00');
const inBeijing = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(Date.UTC(year, month, day, hour - 8, minute)).toISOString();
const due = (...at: [number, number, number, number, number]) => dueWords(inBeijing(...at), now);

test('a limit is told by the day and hour at which it ends', () => {
  assert.deepEqual(due(2026, 10, 24, 18, 0), { words: '今天 18:00 前', tone: 'soon' });
  assert.deepEqual(due(2026, 10, 25, 9, 5), { words: '明天 09:05 前', tone: 'calm' });
  assert.equal(due(2026, 10, 26, 18, 0).words, '后天 18:00 前');
  assert.equal(due(2026, 11, 1, 18, 0).words, '12月1日 18:00 前');
  assert.equal(due(2027, 0, 4, 18, 0).words, '2027年1月4日 18:00 前');
});

test('what is late says by how much, in the largest unit', () => {
  assert.deepEqual(due(2026, 10, 24, 15, 0), { words: '已超期', tone: 'late' });
  assert.equal(due(2026, 10, 24, 14, 20).words, '已超期 40 分钟');
  assert.equal(due(2026, 10, 24, 12, 0).words, '已超期 3 小时');
  assert.equal(due(2026, 10, 20, 12, 0).words, '已超期 4 天');
});

test('how long a step took', () => {
  assert.deepEqual([0, 45, 95, 600, 1500, 24 * 60 * 9].map(tookWords), [
    '用时不到 1 分钟',
    '用时 45 分钟',
    '用时 1 小时 35 分',
    '用时 10 小时',
    '用时 1 天 1 小时',
    '用时 9 天',
  ]);
});
