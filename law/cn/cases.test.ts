import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Case, checkCase } from '#law/engine/check-cases.ts';
import { cn } from './index.ts';

const folder = join(import.meta.dirname, 'cases');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.json'));

for (const file of files.sort()) {
  test(`the worked cases of ${file}`, () => {
    const cases = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case[];
    assert.ok(cases.length > 0);
    for (const each of cases)
      assert.deepEqual(checkCase(cn, each, '2026-11-24' as CivilDate), {
        id: each.id,
        topic: each.topic,
        passed: true,
      });
  });
}

test('every worked case has a name of its own, and names in Chinese where it comes from', () => {
  const names = new Set<string>();
  for (const file of files)
    for (const { id, source, note } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as ReadonlyArray<
      Case & { source?: string; note?: string }
    >) {
      assert.ok(!names.has(id), `two cases are called ${id}`);
      names.add(id);
      assert.ok(source, `${id} has no source`);
      assert.match(source, /\p{Script=Han}|^GB/u, id);
      // An address of an authority may stand beside the Chinese; no sentence in another language, no one's repository.
      for (const told of [source, note ?? ''])
        assert.doesNotMatch(told.replace(/[a-z.]+\.gov\.cn \S+/g, ''), /[a-z]{4,}/i, `${id}: ${told}`);
    }
  assert.ok(names.size > 350);
});
