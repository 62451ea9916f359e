import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Span } from '#kernel/span.ts';
import { type Branch, covers, makesCircle, siblingNamed } from './rules.ts';

const days = (from: string | null, until: string | null = null): Span => ({
  from: from as CivilDate | null,
  until: until as CivilDate | null,
});
const branch = (unitId: string, parentId: string | null, valid: Span, name = unitId): Branch => ({
  unitId,
  parentId,
  name,
  valid,
});

test('a span is covered only when no day of it is left out', () => {
  const spans = [days('2020-01-01', '2021-01-01'), days('2021-01-01', '2022-01-01')];
  assert.equal(covers(spans, days('2020-06-01', '2021-06-01')), true);
  assert.equal(covers(spans, days('2020-06-01', '2022-01-02')), false);
  assert.equal(covers(spans, days('2020-06-01')), false);
  assert.equal(covers([days(null)], days('2020-06-01')), true);
  assert.equal(covers([], days('2020-06-01', '2020-06-02')), false);
});

test('a unit cannot stand below itself, its child or its grandchild', () => {
  const tree = [branch('a', null, days(null)), branch('b', 'a', days(null)), branch('c', 'b', days(null))];
  assert.equal(makesCircle(tree, 'a', 'a', days('2020-01-01')), true);
  assert.equal(makesCircle(tree, 'a', 'b', days('2020-01-01')), true);
  assert.equal(makesCircle(tree, 'a', 'c', days('2020-01-01')), true);
  assert.equal(makesCircle(tree, 'c', 'a', days('2020-01-01')), false);
  assert.equal(makesCircle(tree, 'b', null, days('2020-01-01')), false);
});

test('a circle counts on the days on which it would be one', () => {
  const tree = [
    branch('a', null, days(null)),
    branch('b', 'a', days('2020-01-01', '2021-01-01')),
    branch('b', null, days('2021-01-01')),
  ];
  assert.equal(makesCircle(tree, 'a', 'b', days('2021-01-01')), false, 'b left a on that day');
  assert.equal(makesCircle(tree, 'a', 'b', days('2020-12-31')), true, 'for one day b is still below a');
});

test('siblings do not share a name on the same day; cousins may', () => {
  const tree = [branch('x', 'a', days('2020-01-01', '2021-01-01'), '财务部'), branch('y', 'b', days(null), '财务部')];
  const wanted = { unitId: null, parentId: 'a', name: '财务部' };
  assert.equal(siblingNamed(tree, wanted, days('2020-12-31'))?.unitId, 'x');
  assert.equal(siblingNamed(tree, wanted, days('2021-01-01')), undefined);
  assert.equal(siblingNamed(tree, { ...wanted, unitId: 'x' }, days('2020-12-31')), undefined);
});
