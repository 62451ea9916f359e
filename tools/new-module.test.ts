import assert from 'node:assert/strict';
import test from 'node:test';
import { moduleFiles, withModule } from './new-module.ts';
import { floorRule } from './tidy/floors.ts';
import { moduleFolderRule, moduleOrder } from './tidy/modules.ts';
import { found, treeOf } from './tidy/tree-of.ts';

test('a new module keeps to the plan from its first minute', () => {
  const order = withModule("export const moduleOrder: readonly string[] = ['people'];\n", 'leave');
  const files = {
    ...moduleFiles('leave', '休假'),
    'server/modules/order.ts': order,
    'server/modules/people/people.md': '',
  };
  assert.deepEqual(found(moduleFolderRule, files), []);
  assert.deepEqual(found(floorRule, files), []);
});

test('the module comes last in the order, however the list is laid out', () => {
  const layouts = ['= [];', "= ['people'];", "= [\n  'people',\n];", "= [\n  'people'\n] as const;"];
  for (const layout of layouts) {
    const tree = treeOf({ 'server/modules/order.ts': withModule(`export const moduleOrder ${layout}\n`, 'leave') });
    assert.equal(moduleOrder(tree).at(-1), 'leave', layout);
    assert.equal(moduleOrder(tree).length, layout.includes('people') ? 2 : 1, layout);
  }
});
