import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { call, ProblemError } from './call.ts';
import { startCase } from './case.ts';
import { listGroups } from './task.ts';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** Answers in turn; `lost` is a request whose answer never came. Gives the keys that were sent. */
function answering(...answers: ('lost' | number)[]): (string | undefined)[] {
  const keys: (string | undefined)[] = [];
  globalThis.fetch = (async (_: string, init: RequestInit) => {
    keys.push((init.headers as Record<string, string>)['idempotency-key']);
    const answer = answers.shift();
    if (answer === 'lost' || answer === undefined) throw new TypeError('network');
    return new Response(answer < 300 ? '{"id":"1","number":"2"}' : '{}', { status: answer });
  }) as typeof fetch;
  return keys;
}

const start = (process: string) => call(startCase, { body: { process } });

test('a lost answer is asked for once more under the same key, so that nobody sees it', async () => {
  const keys = answering('lost', 200);
  assert.equal((await start('a')).number, '2');
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test('whoever asks again after no answer came, or a fault, asks for the same; once answered it is another request', async () => {
  const keys = answering('lost', 'lost', 503, 200, 200);
  await assert.rejects(start('b'), ProblemError);
  await assert.rejects(start('b'), ProblemError);
  await start('b');
  await start('b');
  assert.equal(new Set(keys.slice(0, 4)).size, 1);
  assert.notEqual(keys[4], keys[3]);
  assert.match(keys[4] ?? '', /^[0-9a-f]{32}$/);
});

test('what takes no key is asked once and carries none', async () => {
  const keys = answering('lost', 200);
  await assert.rejects(call(listGroups, {}), ProblemError);
  assert.deepEqual(keys, [undefined]);
});
