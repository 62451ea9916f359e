import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HeatNode, heatOf, minutesText } from './heat.ts';

const node = (name: string, minutesMedian: number | null, late = 0): HeatNode => ({
  node: name,
  name,
  passed: 1,
  waiting: 0,
  minutesMedian,
  minutesMost: minutesMedian,
  late,
});

test('durations of different magnitudes are told apart, the longest hottest, none without colour', () => {
  const heat = heatOf([node('none', null), node('short', 5), node('day', 1440), node('weeks', 20_160)], 'median');
  assert.equal(heat.get('none'), 0);
  assert.equal(heat.get('weeks'), 5);
  assert.ok(heat.get('short')! < heat.get('day')! && heat.get('day')! < heat.get('weeks')!);
});

test('counts are coloured as they are; nothing late means no colour at all', () => {
  assert.deepEqual([...heatOf([node('a', 1), node('b', 2)], 'late').values()], [0, 0]);
  assert.deepEqual([...heatOf([node('a', 1, 1), node('b', 2, 10)], 'late').values()], [1, 5]);
});

test('minutes are told by their two largest parts', () => {
  const told = [null, 0, 45, 60, 200, 1440, 3000].map(minutesText);
  assert.deepEqual(told, ['—', '不到 1 分钟', '45 分钟', '1 小时', '3 小时 20 分', '1 天', '2 天 2 小时']);
});
