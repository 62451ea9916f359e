import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, stateOf } from './rules.ts';

test('the last word counts, and a new version asks anew, but what was withdrawn stays withdrawn', () => {
  assert.equal(stateOf(null, 'v1'), 'open');
  assert.equal(stateOf({ versionId: 'v1', answer: 'read' }, 'v1'), 'read');
  assert.equal(stateOf({ versionId: 'v1', answer: 'agreed' }, 'v2'), 'renewed');
  assert.equal(stateOf({ versionId: 'v1', answer: 'withdrawn' }, 'v2'), 'withdrawn');
});

test('notices are read, consents agreed to or withdrawn, and only what was agreed to is withdrawn', () => {
  assert.equal(faultOf('notice', 'read', null), null);
  assert.equal(faultOf('notice', 'agreed', null), 'answer-unfit');
  assert.equal(faultOf('consent', 'read', null), 'answer-unfit');
  assert.equal(faultOf('consent', 'agreed', { versionId: 'v1', answer: 'withdrawn' }), null);
  assert.equal(faultOf('consent', 'withdrawn', null), 'nothing-agreed');
  assert.equal(faultOf('consent', 'withdrawn', { versionId: 'v1', answer: 'withdrawn' }), 'nothing-agreed');
  assert.equal(faultOf('consent', 'withdrawn', { versionId: 'v1', answer: 'agreed' }), null);
});
