import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importProblemLabels } from '#contract/import-problem.ts';

test('every code that the check of a roster may give has words for the screen', () => {
  const here = new URL('.', import.meta.url);
  const sources = readdirSync(here).filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const codes = new Set<string>();
  for (const file of [...sources, '../judge.ts']) {
    const text = readFileSync(new URL(file, here), 'utf8');
    for (const [, code = ''] of text.matchAll(/'([a-z]+(?:_[a-z0-9]+)+)'/g)) codes.add(code);
  }
  assert.ok(codes.has('id_checksum') && codes.has('unit_out_of_scope'), 'the codes were not found');
  assert.deepEqual([...codes].filter(code => !importProblemLabels[code]).sort(), []);
});
