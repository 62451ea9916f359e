import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentQuery, readMoment } from './moment.ts';

const now = '2026-03-01';

test('an address tells a day and whose records, or neither', () => {
  assert.deepEqual(readMoment({}, now), {});
  assert.deepEqual(readMoment({ asOf: '2025-03-01', knownAt: '2025-06-01' }, now), {
    asOf: '2025-03-01',
    knownAt: '2025-06-01',
  });
  assert.deepEqual(readMoment({ knownAt: '2025-06-01T14:30' }, now), { knownAt: '2025-06-01T14:30' });
  assert.deepEqual(readMoment({ knownAt: '2025-06-01T14:30:05' }, now), { knownAt: '2025-06-01T14:30:05' });
});

test('what an address cannot mean is left out', () => {
  for (const knownAt of [
    '2025-02-30',
    '2025-06-01T24:00',
    '2025-06-01T9:00',
    '2025-06-01T',
    '昨天',
    20250601,
    '2026-03-02',
  ])
    assert.deepEqual(readMoment({ knownAt }, now), {}, String(knownAt));
  for (const asOf of ['2025-13-01', '2025-6-1', '']) assert.deepEqual(readMoment({ asOf }, now), {}, asOf);
  assert.deepEqual(readMoment({ asOf: '2030-01-01' }, now), { asOf: '2030-01-01' });
});

test('records of a day, a minute or a second are meant to its end, in Beijing time', () => {
  assert.deepEqual(momentQuery({}), {});
  const at = (knownAt: string) => new Date(momentQuery({ knownAt }).knownAt ?? '').toISOString();
  assert.equal(at('2025-06-01'), '2025-06-01T15:59:59.999Z');
  assert.equal(at('2025-06-01T14:30'), '2025-06-01T06:30:59.999Z');
  assert.equal(at('2025-06-01T14:30:05'), '2025-06-01T06:30:05.999Z');
});
