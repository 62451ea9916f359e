import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOf } from './stand-in-state.ts';

test('the first and the last day belong to the time of a stand-in', () => {
  const span = { fromOn: '2026-11-23', untilOn: '2026-11-25' };
  assert.deepEqual(
    ['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-26'].map(day => standingOf(span, day)),
    ['to-come', 'now', 'now', 'over'],
  );
});
