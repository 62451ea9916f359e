import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { startsWithin } from './move.ts';

const span = (id: string, from: string | null, until: string | null) => ({
  id,
  valid: { from: from as CivilDate | null, until: until as CivilDate | null },
});
const rangeOf = (all: ReturnType<typeof span>[], id: string) => {
  const moved = all.find(each => each.id === id);
  assert.ok(moved);
  const { before, first, last } = startsWithin(all, moved);
  return [before?.id ?? null, first, last];
};

test('a span begins after the first day of the one before it, and by its own last day', () => {
  const all = [
    span('a', '2025-01-01', '2025-06-01'),
    span('b', '2025-06-01', '2025-09-01'),
    span('c', '2025-09-01', null),
  ];
  assert.deepEqual(rangeOf(all, 'b'), ['a', '2025-01-02', '2025-08-31']);
  assert.deepEqual(rangeOf(all, 'c'), ['b', '2025-06-02', null]);
  assert.deepEqual(rangeOf(all, 'a'), [null, null, '2025-05-31']);
  assert.deepEqual(rangeOf([span('a', null, '2025-06-01'), span('b', '2025-06-01', null)], 'b'), ['a', null, null]);
});

test('across a gap a span may begin on any day of the gap', () => {
  const all = [span('a', '2024-01-01', '2024-06-01'), span('b', '2025-01-01', null)];
  assert.deepEqual(rangeOf(all, 'b'), [null, '2024-06-01', null]);
});
