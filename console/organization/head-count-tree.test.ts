import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTree, gapOf } from './head-count-tree.ts';

test('plan and actual: vacancies, too many, nothing planned', () => {
  assert.deepEqual(gapOf(10, 7), { vacant: 3, over: 0, share: 0.7 });
  assert.deepEqual(gapOf(5, 8), { vacant: 0, over: 3, share: 1.6 });
  assert.equal(gapOf(null, 4), null);
  assert.deepEqual(gapOf(0, 0), { vacant: 0, over: 0, share: 1 });
});

test('a unit whose parent is not in sight stands at the root', () => {
  const unit = (id: string, parentId: string | null) => ({
    id,
    parentId,
    name: id,
    kind: 'department' as const,
    sort: 0,
    planned: null,
    plannedTotal: null,
    actual: 0,
    actualTotal: 0,
    actualPlanned: 0,
    posts: [],
    whole: true,
    mayEdit: false,
  });
  const tree = countTree([unit('b', 'a'), unit('c', 'b')]);
  assert.equal(tree.length, 1);
  assert.equal(tree[0]?.children?.[0]?.id, 'c');
});
