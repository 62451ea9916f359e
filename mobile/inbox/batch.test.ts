import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskOutcome } from '#contract/task.ts';
import { agreeCode, planBatch } from './batch.ts';

const way = (code: string, sense: TaskOutcome['sense'], reason: TaskOutcome['reason'] = 'optional') => ({
  code,
  label: code,
  sense,
  reason,
});
const usual = [way('agree', 'agree'), way('refuse', 'refuse', 'required')];
const task = (id: string, more: object = {}) => ({ id, needsForm: false, outcomes: usual, endedAt: null, ...more });

test('only what one tap can decide may be agreed to among others', () => {
  assert.equal(agreeCode(task('a')), 'agree');
  assert.equal(agreeCode(task('a', { needsForm: true })), null);
  assert.equal(agreeCode(task('a', { endedAt: '2026-01-01T00:00:00Z' })), null);
  assert.equal(agreeCode(task('a', { outcomes: [way('agree', 'agree', 'required')] })), null);
  assert.equal(agreeCode(task('a', { outcomes: [way('full', 'agree'), way('part', 'agree')] })), null);
  assert.equal(agreeCode(task('a', { outcomes: [way('done', null)] })), null);
});

test('tasks whose models name their consent differently are sent apart', () => {
  const other = { outcomes: [way('pass', 'agree')] };
  assert.deepEqual(planBatch([task('a'), task('b', other), task('c'), task('d', { needsForm: true })]), [
    { outcome: 'agree', ids: ['a', 'c'] },
    { outcome: 'pass', ids: ['b'] },
  ]);
});
