import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { catchPosts, type PostCatcher } from '#testing/post-catcher.ts';
import { outcomeOf, post, postWithin } from './post.ts';

let hook: PostCatcher;
before(async () => {
  hook = await catchPosts();
});
after(() => hook.close());
const send = (to: string, by = post) => by(new URL(to), { 'content-type': 'text/plain' }, Buffer.from('你好'));

test('an answer comes back as it was, a redirect is not followed, a long one is cut off', async () => {
  hook.answer = { status: 200, body: '{"errcode":0}' };
  assert.deepEqual(await send(`${hook.origin}/a`), { status: 200, body: '{"errcode":0}' });
  assert.equal(hook.posts.at(-1)?.body.toString(), '你好');
  hook.answer = { status: 307, headers: { location: `${hook.origin}/elsewhere` } };
  assert.equal((await send(`${hook.origin}/b`)).status, 307);
  assert.equal(hook.posts.at(-1)?.url.pathname, '/b');
  hook.answer = { status: 200, body: 'x'.repeat(5_000_000) };
  assert.ok((await send(`${hook.origin}/c`)).body.length <= 16_384);
});

test('who does not answer, and who is not there, is told apart', async () => {
  hook.answer = 'silence';
  await assert.rejects(send(`${hook.origin}/d`, postWithin(200)), { reason: 'timeout' });
  await assert.rejects(send('http://127.0.0.1:9/'), { reason: 'unreachable' });
});

test('what may pass is tried again, what never will is not', () => {
  const is = (status: number) => outcomeOf(status).is;
  assert.deepEqual([200, 201, 302, 400, 403, 404, 413].map(is), ['sent', 'sent', ...Array(5).fill('refused')]);
  assert.deepEqual([408, 429, 500, 503].map(is), Array(4).fill('failed'));
});
