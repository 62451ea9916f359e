import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { cn } from '#law/cn/index.ts';
import { inTurns } from './in-turns.ts';
import { verdictsOf } from './queries/check-cases.ts';
import { readWorkedCases } from './worked-cases.ts';

/** The most processor time of ours, in milliseconds, between two turns of others; what other processes take meanwhile does not count. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  const used = () => process.threadCpuUsage().user / 1000;
  let longest = 0;
  let last = used();
  const look = () => {
    longest = Math.max(longest, used() - last);
    last = used();
  };
  const clock = setInterval(look, 1);
  await work();
  look();
  clearInterval(clock);
  return longest;
}

test('a long row of works is done in order, and others get their turns in between', async () => {
  const busy = (n: number) => {
    for (const until = performance.now() + 2; performance.now() < until; );
    return n * 2;
  };
  let done: number[] = [];
  const wait = await longestWait(async () => {
    done = await inTurns([...Array(100).keys()], busy);
  });
  assert.deepEqual(done.slice(0, 3), [0, 2, 4]);
  assert.equal(done.length, 100);
  assert.ok(wait < 100, `${wait} ms of 200 ms of work without a turn`);
});

test('all worked cases, three times over, leave the server its turns', async () => {
  const cases = readWorkedCases();
  assert.ok(cases.length > 0);
  // Once to have everything compiled, as in a server that runs.
  await verdictsOf(cn, cases, '2026-11-24' as CivilDate);
  let failed: string[] = [];
  const wait = await longestWait(async () => {
    const verdicts = await verdictsOf(cn, [...cases, ...cases, ...cases], '2026-11-24' as CivilDate);
    failed = verdicts.filter(each => !each.passed).map(each => each.id);
  });
  assert.deepEqual(failed, []);
  assert.ok(wait < 50, `${wait} ms without a turn`);
});
