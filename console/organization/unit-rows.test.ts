import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '#contract/organization.ts';
import { treeOf } from '../parts/units.ts';
import { branchesOf, openAtFirst, rowsOf, stepOf } from './unit-rows.ts';

const unit = (id: string, parentId: string | null, facts: Partial<Unit> = {}): Unit => ({
  id,
  versionId: id,
  from: null,
  until: null,
  name: id,
  code: '',
  kind: 'department',
  parentId,
  legalEntityId: null,
  headPersonId: null,
  sort: 0,
  headName: null,
  path: [],
  legalEntityName: null,
  headCount: { direct: 0, total: 0, whole: true },
  mayEdit: false,
  ...facts,
});
const tree = treeOf([
  unit('集团', null),
  unit('销售部', '集团', { sort: 1 }),
  unit('研发部', '集团', { sort: 2, code: 'RD', headName: '张子轩' }),
  unit('平台组', '研发部', { sort: 1 }),
  unit('应用组', '研发部', { sort: 2, code: 'rd-app' }),
  unit('工具小组', '应用组'),
]);
const drawn = (open: ReadonlySet<string>, search = '') =>
  rowsOf(tree, open, search).map(each => `${'-'.repeat(each.depth)}${each.unit.id}`);

test('what is below a closed unit is not drawn, though it were open itself', () => {
  assert.deepEqual(drawn(new Set()), ['集团']);
  assert.deepEqual(drawn(new Set(['集团', '应用组'])), ['集团', '-销售部', '-研发部']);
  assert.deepEqual(drawn(openAtFirst(tree)), ['集团', '-销售部', '-研发部', '--平台组', '--应用组']);
  assert.equal(drawn(branchesOf(tree)).length, 6);
  assert.deepEqual([...branchesOf(tree)], ['集团', '研发部', '应用组']);
});

test('a search by name, code or head draws what answers and the way to it, whatever is open', () => {
  assert.deepEqual(drawn(new Set(), ' 小组'), ['集团', '-研发部', '--应用组', '---工具小组']);
  assert.deepEqual(drawn(new Set(), 'RD'), ['集团', '-研发部', '--应用组']);
  assert.deepEqual(drawn(new Set(), '张子'), ['集团', '-研发部']);
  assert.deepEqual(drawn(branchesOf(tree), '没有的'), []);
  assert.deepEqual(
    rowsOf(tree, new Set(), 'rd').map(each => each.found),
    [false, true, true],
  );
});

test('arrows open a unit, go into it, out of it, and close it', () => {
  const rows = rowsOf(tree, openAtFirst(tree), '');
  const at = (name: string) => rows.findIndex(each => each.unit.id === name);
  const step = (name: string, key: string) => stepOf(rows, at(name), key, 3);
  assert.deepEqual(step('应用组', 'ArrowRight'), { do: 'toggle' });
  assert.deepEqual(step('研发部', 'ArrowRight'), { do: 'go', to: at('平台组') });
  assert.deepEqual(step('平台组', 'ArrowRight'), null);
  assert.deepEqual(step('应用组', 'ArrowLeft'), { do: 'go', to: at('研发部') });
  assert.deepEqual(step('研发部', 'ArrowLeft'), { do: 'toggle' });
  assert.deepEqual(step('销售部', 'ArrowLeft'), { do: 'go', to: 0 });
  assert.deepEqual(step('集团', 'PageDown'), { do: 'go', to: 3 });
  assert.deepEqual(step('应用组', 'PageDown'), { do: 'go', to: 4 });
  assert.deepEqual(step('集团', 'ArrowUp'), { do: 'go', to: 0 });
  assert.deepEqual(step('集团', 'Enter'), { do: 'look' });
  assert.equal(step('集团', 'x'), null);
});
