import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskOutcome, TaskRow } from '#contract/task.ts';
import { batchesOf, batchOutcome } from './batch.ts';
import { readInboxSearch } from './inbox-search.ts';
import { nextTask, stepFrom } from './next-task.ts';

const agree: TaskOutcome = { code: 'agree', label: '同意', sense: 'agree', reason: 'optional' };
const row = (id: string, more: Partial<TaskRow> = {}) =>
  ({ id, outcomes: [agree], needsForm: false, endedAt: null, ...more }) as TaskRow;

test('after one is done the next is opened, at the end the one before, never one that is on its way', () => {
  assert.equal(nextTask(['a', 'b', 'c'], [], 'a'), 'b');
  assert.equal(nextTask(['a', 'b', 'c'], ['b'], 'a'), 'c');
  assert.equal(nextTask(['a', 'b', 'c'], [], 'c'), 'b');
  assert.equal(nextTask(['a', 'b'], ['a'], 'b'), null);
  assert.equal(nextTask(['a', 'b'], [], 'gone'), 'a');
});

test('keys step through the list and stop at its ends', () => {
  assert.equal(stepFrom(['a', 'b'], null, 1), 'a');
  assert.equal(stepFrom(['a', 'b'], 'a', 1), 'b');
  assert.equal(stepFrom(['a', 'b'], 'b', 1), 'b');
  assert.equal(stepFrom(['a', 'b'], 'a', -1), 'a');
  assert.equal(stepFrom([], null, 1), null);
});

test('what needs a form or a reason is not ended among others', () => {
  assert.equal(batchOutcome(row('a'))?.code, 'agree');
  assert.equal(batchOutcome(row('a', { needsForm: true })), null);
  assert.equal(batchOutcome(row('a', { outcomes: [{ ...agree, reason: 'required' }] })), null);
  assert.equal(batchOutcome(row('a', { outcomes: [{ ...agree, sense: null }] })), null);
  assert.equal(batchOutcome(row('a', { endedAt: '2026-03-05T00:00:00Z' })), null);
});

test('tasks that are agreed to in different ways are sent apart', () => {
  const batches = batchesOf([row('a'), row('b', { outcomes: [{ ...agree, code: 'confirm' }] }), row('c')]);
  assert.deepEqual(
    [...batches],
    [
      ['agree', ['a', 'c']],
      ['confirm', ['b']],
    ],
  );
});

test('an address that asks for nonsense asks for nothing', () => {
  const task = '0198c5a6-0000-7000-8000-000000000001';
  assert.deepEqual(readInboxSearch({ task, box: 'group', late: true }), { task, box: 'group', late: true });
  assert.deepEqual(readInboxSearch({ task: '../x', box: 'mine', late: 'yes', q: 123 }), { q: '123' });
});
