import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueText } from './value-text.ts';

test('an instant is told in Beijing time, with any form of the zone', () => {
  assert.equal(valueText('2026-11-24T07:44:03.667+00:00'), '2026-11-24 15:44:03');
  assert.equal(valueText('2026-11-24T07:44:03Z'), '2026-11-24 15:44:03');
  assert.equal(valueText('2026-11-24T07:44:03+00'), '2026-11-24 15:44:03');
});

test('a range of days is told with its last day, and with open ends', () => {
  assert.equal(valueText('[2026-01-01,2026-07-01)'), '2026-01-01 至 2026-06-30');
  assert.equal(valueText('[2026-01-01,)'), '2026-01-01 起');
  assert.equal(valueText('(,2026-07-01)'), '至 2026-06-30');
  assert.equal(valueText('(,)'), '一直');
});

test('everything else stays as it is', () => {
  for (const text of ['张三', '2026-01-01', '[1,2)', 'T07:44']) assert.equal(valueText(text), text);
});
