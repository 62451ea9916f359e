import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlannedUnit } from '#contract/reorganisation.ts';
import { openForPlan, planRows, stepText } from './plan-words.ts';

const place = (name: string, parentId: string | null) => ({
  name,
  code: '',
  kind: 'department' as const,
  parentId,
  headName: null,
});
const unit = (
  id: string,
  before: ReturnType<typeof place> | null,
  after: ReturnType<typeof place> | null,
  effects: PlannedUnit['effects'] = [],
): PlannedUnit => ({
  id,
  sort: 0,
  before,
  after,
  effects,
  headCountBefore: 0,
  headCountAfter: 0,
});
const units = [
  unit('root', place('集团', null), place('集团', null)),
  unit('a', place('甲', 'root'), place('甲', 'root')),
  unit('b', place('乙', 'root'), null, ['merged']),
  unit('c', place('丙', 'b'), place('丙', 'a'), ['moved']),
];

test('each side shows its own tree, opened down to what changes', () => {
  const open = openForPlan(units);
  assert.deepEqual(
    planRows(units, 'before', open, false).map(each => [each.name, each.depth]),
    [
      ['集团', 0],
      ['甲', 1],
      ['乙', 1],
      ['丙', 2],
    ],
  );
  assert.deepEqual(
    planRows(units, 'after', open, false).map(each => [each.name, each.depth]),
    [
      ['集团', 0],
      ['甲', 1],
      ['丙', 2],
    ],
  );
});

test('with changes alone, what is untouched and leads nowhere is left out', () => {
  assert.deepEqual(
    planRows(units, 'before', new Set(), true).map(each => each.name),
    ['集团', '乙', '丙'],
  );
});

test('a step is told as a sentence', () => {
  const nameOf = (id: string) => units.find(each => each.id === id)?.before?.name ?? '';
  assert.equal(
    stepText({ kind: 'merge', unitId: 'b', intoId: 'a' }, nameOf),
    '「乙」并入「甲」，人员和下级单位一起过去',
  );
  assert.equal(stepText({ kind: 'move', unitId: 'c', parentId: null }, nameOf), '「丙」连同下级移到最上级');
});
