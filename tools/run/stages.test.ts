import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

type Outcome = { readonly passed: number; readonly skipped: number; readonly failures: readonly string[] };
type Stages = { runTests(node: string, files: readonly string[], options: object): Promise<Outcome> };

// Plain JavaScript, as it runs before the compiler is there; by a variable, so that no types are looked for.
const plain: string = './stages.mjs';
const { runTests }: Stages = await import(plain);

async function outcomeOf(source: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'renshi-stage-'));
  try {
    const file = join(folder, 'made-up.test.mjs');
    writeFileSync(file, `import test, { describe } from 'node:test';\n${source}`);
    // Else node:test takes the inner run for a part of this one.
    return await runTests(process.execPath, [file], { env: { NODE_TEST_CONTEXT: undefined } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bad = "() => { throw new Error('broken'); }";

test('each test counts once, its suite not at all', async () => {
  const { passed, failures } = await outcomeOf(
    `describe('s', () => { test('a', () => {}); test('b', ${bad}); }); test('c', () => {});`,
  );
  assert.equal(passed, 2);
  assert.equal(failures.length, 1);
  assert.match(failures[0] ?? '', /^b {2}\(.*made-up\.test\.mjs:2\)\nError: broken/);
});

test('a failure within a test is not counted twice', async () => {
  const { passed, failures } = await outcomeOf(`test('outer', async t => { await t.test('inner', ${bad}); });`);
  assert.deepEqual([passed, failures.length], [0, 1]);
});

test('a file that breaks before its first test is a failure, and shows what it printed', async () => {
  const { passed, failures } = await outcomeOf("console.error('last words'); throw new Error('early');");
  assert.deepEqual([passed, failures.length], [0, 1]);
  assert.match(failures[0] ?? '', /last words/);
});

test('a suite that breaks outside its tests is a failure', async () => {
  const { failures } = await outcomeOf(
    `describe('s', () => { test('a', () => {}); throw new Error('in the suite'); });`,
  );
  assert.ok(failures.some(failure => failure.includes('in the suite')));
});

test('a file without tests proves nothing', async () => {
  assert.deepEqual(await outcomeOf(''), { passed: 0, skipped: 0, failures: [] });
});

test('a test left out is not a test passed', async () => {
  const left = ['skip'].map(way => `test.${way}('a', () => {});`).join('');
  assert.deepEqual(await outcomeOf(left), { passed: 0, skipped: 1, failures: [] });
});
