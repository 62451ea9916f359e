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
