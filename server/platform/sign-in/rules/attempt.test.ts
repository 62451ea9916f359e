import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountLimits, afterFailure, delaySeconds, type Failures, noFailures, verdictAt } from './attempt.ts';

const start = new Date('2026-11-24T04:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function failed(times: number, state: Failures = noFailures, at: Date = start): Failures {
  let next = state;
  for (let n = 0; n < times; n++) next = afterFailure(next, at, accountLimits);
  return next;
}

test('each failure from the fifth on doubles the wait', () => {
  assert.deepEqual(
    [1, 4, 5, 6, 7, 8, 9].map(n => delaySeconds(n, accountLimits)),
    [0, 0, 1, 2, 4, 8, 16],
  );
});

test('a try within the wait is refused, with the seconds left', () => {
  const state = failed(7);
  assert.deepEqual(verdictAt(state, after(1.5)), { may: false, why: 'wait', seconds: 3 });
  assert.deepEqual(verdictAt(state, after(4)), { may: true });
});

test('the tenth failure locks for 15 minutes', () => {
  const state = failed(10);
  assert.deepEqual(verdictAt(state, after(1)), { may: false, why: 'locked', seconds: 899 });
  assert.deepEqual(verdictAt(state, after(900)), { may: true });
});

test('after a lock-out the next failure waits, and five lock again', () => {
  const again = failed(1, failed(10), after(901));
  assert.equal(again.failures, 6);
  assert.equal(verdictAt(again, after(901)).may, false);
  assert.ok(failed(4, again, after(902)).lockedUntil);
});

test('a day without failures forgets them', () => {
  assert.equal(failed(1, failed(9), after(86_400)).failures, 1);
  assert.equal(failed(1, failed(9), after(86_399)).failures, 10);
});
