import assert from 'node:assert/strict';
import { test } from 'node:test';
import { greeting } from './greeting.ts';

test('the greeting follows the clock, each hour belonging to one part of the day', () => {
  const expected = new Map([
    [0, '夜深了'],
    [4, '夜深了'],
    [5, '早上好'],
    [8, '早上好'],
    [9, '上午好'],
    [12, '中午好'],
    [13, '中午好'],
    [14, '下午好'],
    [17, '下午好'],
    [18, '晚上好'],
    [23, '晚上好'],
  ]);
  for (const [hour, words] of expected) assert.equal(greeting(hour), words, `${hour} h`);
});
