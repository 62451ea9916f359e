import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inChinese, wordsZh } from './words-zh.ts';

/** What the library's menus and tools say, read from its own files: a new release can bring words that nobody has put into Chinese. */
function spoken(): string[] {
  const features = join(import.meta.dirname, '../../../node_modules/bpmn-js/lib/features');
  const files = ['popup-menu', 'context-pad', 'replace', 'align-elements', 'distribute-elements', 'modeling-feedback'];
  const words = new Set<string>();
  for (const folder of files)
    for (const name of readdirSync(join(features, folder))) {
      if (!name.endsWith('.js')) continue;
      const source = readFileSync(join(features, folder, name), 'utf8');
      for (const found of source.matchAll(/translate\('([^']+)'\)|\blabel: '([^']+)'/g))
        words.add(found[1] ?? found[2] ?? '');
    }
  return [...words];
}

/** Parts of words that are put together, and kinds that the menus leave out. */
const unused = /instantiating Gateway|^Align elements $/;

test('every word of the board’s menus is there in Chinese', () => {
  const words = spoken();
  assert.ok(words.length > 60);
  assert.deepEqual(
    words.filter(each => !unused.test(each) && !Object.hasOwn(wordsZh, each)),
    [],
  );
});

test('what stands in braces is filled in, in Chinese where there is a word for it', () => {
  assert.equal(inChinese('Open {element}', { element: 'Sub-process' }), '打开子流程');
  assert.equal(inChinese('Something new {x}', { x: '1' }), 'Something new 1');
});
