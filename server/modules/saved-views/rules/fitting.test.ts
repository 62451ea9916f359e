import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting } from './fitting.ts';

const [mine, hidden] = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002'];
const known = { refs: new Set(['post.level']), tags: new Set([mine]) };

test('a reader gets of a view what he may see, and is told how much is missing', () => {
  const made = fitting(
    {
      q: '张',
      customFilter: ['post.level=A', 'secret.score>=3'],
      customSort: 'secret.score',
      tagAny: [mine, hidden],
      tagNone: [hidden],
    },
    ['name', 'custom:post.level', 'custom:secret.score'],
    known,
  );
  assert.deepEqual(made.query, { q: '张', customFilter: ['post.level=A'], tagAny: [mine] });
  assert.deepEqual(made.columns, ['name', 'custom:post.level']);
  assert.equal(made.leftOut, 3);
});

test('a view of plain conditions stays as it is', () => {
  const query = { sex: 'female', sort: 'number', descending: true } as const;
  assert.deepEqual(fitting(query, ['name', 'unit'], known), { query, columns: ['name', 'unit'], leftOut: 0 });
});
