import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantIn, timeIn } from './zone-time.ts';

test('a time of a zone’s clocks is the instant that they show', () => {
  assert.equal(instantIn('Asia/Shanghai', '2026-02-24T18:00'), '2026-02-24T10:00:00.000Z');
  assert.equal(instantIn('Europe/Berlin', '2026-03-28T12:00'), '2026-03-28T11:00:00.000Z');
  assert.equal(instantIn('Europe/Berlin', '2026-03-29T03:30'), '2026-03-29T01:30:00.000Z');
  assert.deepEqual(timeIn('America/New_York', '2026-07-01T02:15:00Z'), { day: '2026-06-30', clock: '22:15' });
});
