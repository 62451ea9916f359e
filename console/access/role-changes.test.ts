import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween, countOf, keyOf, permissionsOf, scopesOf } from './role-changes.ts';

const held = scopesOf([
  { action: 'people.read', group: 'basic', scope: 'units' },
  { action: 'people.read', group: 'bank', scope: 'units' },
  { action: 'job.read', group: '', scope: 'all' },
]);

test('a draft is told as what is added, withdrawn and given another scope', () => {
  const draft = new Map(held);
  draft.delete(keyOf('people.read', 'bank'));
  draft.set(keyOf('people.read', 'basic'), 'all');
  draft.set(keyOf('audit.read', ''), 'all');
  const changes = changesBetween(held, draft);
  assert.deepEqual(changes.added, [{ action: 'audit.read', group: '', before: null, after: 'all' }]);
  assert.deepEqual(changes.withdrawn, [{ action: 'people.read', group: 'bank', before: 'units', after: null }]);
  assert.deepEqual(changes.rescoped, [{ action: 'people.read', group: 'basic', before: 'units', after: 'all' }]);
  assert.equal(countOf(changes), 3);
});

test('a draft that was changed back changes nothing', () => {
  const draft = new Map(held);
  draft.set(keyOf('job.read', ''), 'own');
  draft.set(keyOf('job.read', ''), 'all');
  assert.equal(countOf(changesBetween(held, draft)), 0);
});

test('permissions come back as they went in, with and without a field group', () => {
  assert.deepEqual(permissionsOf(held), [
    { action: 'people.read', group: 'basic', scope: 'units' },
    { action: 'people.read', group: 'bank', scope: 'units' },
    { action: 'job.read', group: '', scope: 'all' },
  ]);
});
