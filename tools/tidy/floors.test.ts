import assert from 'node:assert/strict';
import test from 'node:test';
import { circleRule } from './circles.ts';
import { floorRule } from './floors.ts';
import { moduleFolderRule, moduleRule } from './modules.ts';
import { found } from './tree-of.ts';

test('imports that run downwards pass', () => {
  const files = {
    'contract/leave.ts': "import { span } from '#kernel/span.ts';",
    'server/modules/leave/store.ts': "import { db } from '#platform/db.ts';\nimport x from './rules.ts';",
    'server/compose.ts': "import { leave } from '#modules/leave/index.ts';",
    'console/leave.tsx': "import { leave } from '#contract/leave.ts';\nimport { Table } from 'antd';",
    'server/modules/leave/ask.db.test.ts': "import { world } from '#testing/world.ts';",
  };
  assert.deepEqual(found(floorRule, files), []);
});

test('an import upwards or sideways is told with its line', () => {
  const cases: [string, string][] = [
    ['kernel/a.ts', '#contract/b.ts'],
    ['contract/a.ts', '#law/b.ts'],
    ['law/a.ts', '../workflow/b.ts'],
    ['server/platform/a.ts', '#modules/leave/index.ts'],
    ['server/modules/leave/a.ts', '#flows/hire.ts'],
    ['server/flows/a.ts', '#server/compose.ts'],
    ['server/platform/a.ts', '#testing/world.ts'],
    ['console/a.tsx', '#platform/b.ts'],
    ['console/a.tsx', '../mobile/b.tsx'],
    ['kernel/a.ts', 'kysely'],
  ];
  for (const [file, specifier] of cases) {
    const breaches = found(floorRule, { [file]: `\nexport type { X } from '${specifier}';` });
    assert.equal(breaches.length, 1, `${file} → ${specifier}`);
    assert.match(breaches[0] ?? '', new RegExp(`^${file}:2 `));
  }
});

test('an import that is spread over lines, or dynamic, or bare, counts too', () => {
  for (const code of [
    "import {\n  a,\n} from '#contract/b.ts';",
    "import('#contract/b.ts');",
    "import '#contract/b.ts';",
  ]) {
    assert.equal(found(floorRule, { 'kernel/a.ts': code }).length, 1, code);
  }
  assert.deepEqual(found(floorRule, { 'kernel/a.ts': "// import x from '#contract/b.ts'" }), []);
});

test('leaving a room by a relative path is told', () => {
  const [breach] = found(floorRule, { 'contract/a.ts': "import x from '../kernel/span.ts';" });
  assert.match(breach ?? '', /relative path/);
});

const order = { 'server/modules/order.ts': "export const moduleOrder: readonly string[] = ['people', 'leave'];" };

test('a module imports an earlier one by its front door only', () => {
  const leave = 'server/modules/leave/ask.ts';
  const people = 'server/modules/people/add.ts';
  assert.deepEqual(found(moduleRule, { ...order, [leave]: "import x from '#modules/people/index.ts';" }), []);
  assert.match(
    found(moduleRule, { ...order, [leave]: "import x from '#modules/people/store.ts';" })[0] ?? '',
    /reaches into people/,
  );
  assert.match(
    found(moduleRule, { ...order, [people]: "import x from '#modules/leave/index.ts';" })[0] ?? '',
    /comes later/,
  );
  assert.match(
    found(moduleRule, { ...order, 'server/flows/hire.ts': "import x from '#modules/people/store.ts';" })[0] ?? '',
    /reaches into/,
  );
  const factory = 'server/modules/leave/factory.ts';
  assert.deepEqual(found(moduleRule, { ...order, [factory]: "import x from '#modules/people/factory.ts';" }), []);
});

test('a module has a page and a place in the order', () => {
  const both = { 'server/modules/people/people.md': '', 'server/modules/leave/leave.md': '' };
  assert.deepEqual(found(moduleFolderRule, { ...order, ...both }), []);
  const breaches = found(moduleFolderRule, {
    ...order,
    'server/modules/people/people.md': '',
    'server/modules/pay/index.ts': '',
  });
  assert.deepEqual(breaches.sort(), [
    'server/modules/order.ts:1 moduleOrder names leave, which is no folder',
    'server/modules/order.ts:1 pay is missing from moduleOrder',
    'server/modules/pay/pay.md:1 the module pay has no page',
  ]);
});

test('a circle is told once, a diamond is none', () => {
  const circle = { 'a.ts': "import './b.ts';", 'b.ts': "\nimport './c.ts';", 'c.ts': "import './a.ts';" };
  assert.deepEqual(found(circleRule, circle), ['c.ts:1 closes a circle: a.ts → b.ts → c.ts → a.ts']);
  const diamond = {
    'a.ts': "import './b.ts';\nimport './c.ts';",
    'b.ts': "import './d.ts';",
    'c.ts': "import './d.ts';",
    'd.ts': '',
  };
  assert.deepEqual(found(circleRule, diamond), []);
});
