import assert from 'node:assert/strict';
import test from 'node:test';
import { definerRule, focusRule, lengthRule, placeRule, printRule } from './content.ts';
import { decisionRule, nameRule } from './names.ts';
import { purityRule } from './purity.ts';
import { found } from './tree-of.ts';

test('rules that read the clock, the network or the database are told', () => {
  const rules = 'server/modules/leave/rules.ts';
  const impure = [
    'const t = Date.now();',
    'const t = new Date();',
    'const t = Temporal.Now.plainDateISO();',
    "await fetch('x');",
    "import { sql } from 'kysely';",
    "import https from 'node:https';",
    "import { db } from '#platform/database/pool.ts';",
  ];
  for (const code of impure) {
    assert.equal(found(purityRule, { [rules]: code }).length, 1, code);
    assert.equal(found(purityRule, { 'law/cn/formulas/tax.ts': code }).length, 1, code);
    assert.deepEqual(found(purityRule, { 'server/modules/leave/ask.ts': code }), []);
  }
  const pure = "// Date.now() is not for us\nconst d = new Date(2020, 1); store.fetch(1); const s = 'new Date()';";
  assert.deepEqual(found(purityRule, { [rules]: pure }), []);
});

test('printing is for commands and tools', () => {
  const code = "\nconsole.log('x');";
  assert.deepEqual(found(printRule, { 'server/modules/leave/ask.ts': code }), [
    'server/modules/leave/ask.ts:2 prints by console.log',
  ]);
  for (const file of [
    'server/cli.ts',
    'server/main.ts',
    'server/cli/import.ts',
    'tools/x.ts',
    'bench/x.ts',
    'law/standards/tools/x.ts',
  ]) {
    assert.deepEqual(found(printRule, { [file]: code }), [], file);
  }
});

test('tests left out are told', () => {
  for (const way of ['only', 'skip', 'todo']) {
    assert.equal(found(focusRule, { 'a.test.ts': `test.${way}('x', () => {});` }).length, 1);
    assert.equal(found(focusRule, { 'a.test.ts': `test('x', { ${way}: true }, () => {});` }).length, 1);
  }
  assert.deepEqual(
    found(focusRule, { 'a.test.ts': "rows.skip(3); test('test.only(', f);", 'a.ts': 'test.only(x)' }),
    [],
  );
});

test('a file too long is told, a test may be longer, data as long as it is', () => {
  const lines = (count: number) => 'x;\n'.repeat(count);
  assert.deepEqual(
    found(lengthRule, { 'a.ts': lines(300), 'a.test.ts': lines(800), 'law/data/a.ts': lines(5000) }),
    [],
  );
  assert.match(found(lengthRule, { 'a.ts': lines(401) })[0] ?? '', /401 lines, over 400/);
  assert.match(found(lengthRule, { 'a.test.ts': lines(801) })[0] ?? '', /over 800/);
  const [soft] = lengthRule(new Map([['a.ts', lines(301)]]));
  assert.equal(soft?.warning, true);
});

test('SECURITY DEFINER stands only in migrations and beside policies', () => {
  const sql = 'create function f() returns int\nlanguage sql security definer as $$ select 1 $$;';
  assert.equal(
    found(definerRule, { 'server/modules/leave/store.ts': sql })[0],
    'server/modules/leave/store.ts:2 uses SECURITY DEFINER',
  );
  assert.deepEqual(
    found(definerRule, { 'server/migrations/0001.sql': sql, 'server/platform/access/functions.ts': sql }),
    [],
  );
});

test('what holds on one machine only is told', () => {
  const host = ['https://', 'registry', '.example.com/x'].join('');
  const cases: [string, string][] = [
    ['a.md', `see ${['', 'work', 'main', 'x.ts'].join('/')}`],
    ['a.ts', `read('${['', 'root', 'x'].join('/')}')`],
    ['.npmrc', `registry${'='}x`],
    ['package-lock.json', `"resolved"${': '}"https://x/y.tgz"`],
    ['docs/a.md', `from ${host}`],
  ];
  for (const [file, text] of cases) assert.equal(found(placeRule, { [file]: `\n${text}` }).length, 1, text);
  assert.deepEqual(found(placeRule, { 'a.ts': "get('/people/:id/work/history'); get('/api/root/x');" }), []);
});

test('names that say nothing are told', () => {
  for (const file of [
    'server/utils.ts',
    'kernel/helpers/x.ts',
    'contract/types.ts',
    'console/common/a.tsx',
    'a/manager.test.ts',
  ]) {
    assert.equal(found(nameRule, { [file]: '' }).length, 1, file);
  }
  assert.deepEqual(
    found(nameRule, { 'contract/leave-types.ts': '', 'server/set-line-manager.ts': '', 'docs/common.md': '' }),
    [],
  );
});

test('decisions are numbered, each number once', () => {
  const ok = { 'docs/decisions/0001-dated-truth.md': '', 'docs/decisions/README.md': '' };
  assert.deepEqual(found(decisionRule, ok), []);
  assert.match(found(decisionRule, { 'docs/decisions/dated.md': '' })[0] ?? '', /NNNN/);
  assert.match(found(decisionRule, { ...ok, 'docs/decisions/0001-other.md': '' })[0] ?? '', /has the number of/);
});
