import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excerpt, markHits } from './mark-hits.ts';

test('what was looked for is set off, the longest first, whatever its case', () => {
  assert.deepEqual(markHits('安全培训合格证 CET', ['安全培训', '培训', 'cet']), [
    { text: '安全培训', isHit: true },
    { text: '合格证 ', isHit: false },
    { text: 'CET', isHit: true },
  ]);
});

test('the parts are the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, words) => {
      assert.equal(
        markHits(text, words)
          .map(part => part.text)
          .join(''),
        text,
      );
    }),
  );
});

test('an excerpt of a long text holds its first hit', () => {
  const long = `${'前'.repeat(500)}安全培训${'后'.repeat(500)}`;
  const shown = excerpt(long, ['安全培训'], 100);
  assert.ok(shown.includes('安全培训') && shown.length <= 102);
});
