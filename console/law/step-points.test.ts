import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plotOf } from './step-points.ts';

const frame = { width: 1000, height: 200, left: 0, right: 0, top: 0, bottom: 0 };

test('a value holds level until the next, and a repeal breaks the line', () => {
  const steps = [
    { from: '2020-01-01', height: 10 },
    { from: '2022-01-01', height: 20 },
    { from: '2023-01-01', height: null },
    { from: '2024-01-01', height: 15 },
  ];
  const { line, dots, todayX } = plotOf(steps, '2025-01-01', frame);
  const moves = line.split(/(?=[ML])/).map(each => each[0]);
  assert.deepEqual(moves, ['M', 'L', 'L', 'L', 'M', 'L']);
  assert.deepEqual(
    dots.map(each => each.at),
    [0, 1, 3],
  );
  const [low, high] = [dots[0]!, dots[1]!];
  assert.ok(low.y > high.y && low.x < high.x, 'more is higher, later is further right');
  assert.ok(todayX !== null && todayX > dots[2]!.x && todayX < 1000);
});

test('a single value is drawn too, within the frame', () => {
  const { line, dots } = plotOf([{ from: '2019-01-01', height: 0 }], '2026-11-24', frame);
  assert.ok(line.startsWith('M') && dots.length === 1);
  assert.ok(dots[0]!.y >= 0 && dots[0]!.y <= 200);
});
