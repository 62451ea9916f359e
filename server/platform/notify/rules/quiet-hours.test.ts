import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterQuiet } from './quiet-hours.ts';

const zone = 'Asia/Shanghai';
const night = { fromMin: 22 * 60, untilMin: 7 * 60 + 30 };
const at = (text: string) => new Date(`${text}+08:00`);
const ends = (text: string, quiet: Parameters<typeof afterQuiet>[2], inZone = zone) =>
  afterQuiet(at(text), inZone, quiet);

test('what comes at night waits for the morning, on either side of midnight', () => {
  assert.deepEqual(ends('2026-11-24T22:00:00', night), at('2026-11-25T07:30:00'));
  assert.deepEqual(ends('2026-11-24T23:59:59', night), at('2026-11-25T07:30:00'));
  assert.deepEqual(ends('2026-12-31T23:00:00', night), at('2027-01-01T07:30:00'));
  assert.deepEqual(ends('2026-11-25T00:00:00', night), at('2026-11-25T07:30:00'));
  assert.deepEqual(ends('2026-11-25T07:29:59', night), at('2026-11-25T07:30:00'));
});

test('outside of quiet hours, and without any, nothing waits', () => {
  for (const text of ['2026-11-24T21:59:59', '2026-11-25T07:30:00', '2026-11-25T12:00:00'])
    assert.deepEqual(ends(text, night), at(text));
  assert.deepEqual(ends('2026-11-25T03:00:00', null), at('2026-11-25T03:00:00'));
  assert.deepEqual(ends('2026-11-25T03:00:00', { fromMin: 180, untilMin: 180 }), at('2026-11-25T03:00:00'));
});

test('hours within a day, and a zone that changes its clocks', () => {
  assert.deepEqual(ends('2026-11-24T12:30:00', { fromMin: 720, untilMin: 840 }), at('2026-11-24T14:00:00'));
  // Berlin, the night in which 02:00 becomes 03:00.
  const quiet = { fromMin: 23 * 60, untilMin: 2 * 60 + 30 };
  const end = afterQuiet(new Date('2026-03-29T00:30:00Z'), 'Europe/Berlin', quiet);
  assert.equal(end.toISOString(), '2026-03-29T01:30:00.000Z');
});
