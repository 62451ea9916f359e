import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftsOf, dropDraft, keepDraft, readDraft, sweepDrafts } from './drafts.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}
const day = 24 * 3_600_000;

test('a draft is found again by its own account alone', () => {
  const store = storage();
  keepDraft(store, 'li', 'leave', { reason: '探亲' }, 0);
  assert.deepEqual(readDraft(store, 'li', 'leave', day)?.data, { reason: '探亲' });
  assert.equal(readDraft(store, 'han', 'leave', day), null);
  assert.deepEqual([...draftsOf(store, 'li', day)], ['leave']);
  assert.deepEqual([...draftsOf(store, 'han', day)], []);
  dropDraft(store, 'li', 'leave');
  assert.equal(readDraft(store, 'li', 'leave', day), null);
});

test('numbers that identify somebody never reach the device', () => {
  const store = storage();
  const data = {
    reason: '探亲',
    id: '11010119900307721X',
    card: '6222 0212 3456 7890 123',
    phone: '139 1111 2222',
    family: [{ name: '王芳', phone: '13911112222' }],
  };
  keepDraft(store, 'li', 'leave', data, 0);
  assert.deepEqual(readDraft(store, 'li', 'leave', 0)?.data, { reason: '探亲' });
  assert.doesNotMatch([...store.kept.values()].join(''), /7721|2222|7890/);
});

test('another account, signing out and a fortnight sweep drafts away, and nothing else', () => {
  const store = storage();
  store.setItem('renshi.push-id', 'x');
  keepDraft(store, 'li', 'leave', {}, 0);
  keepDraft(store, 'han', 'leave', {}, 0);
  sweepDrafts(store, 'han');
  assert.deepEqual([...store.kept.keys()], ['renshi.push-id', 'renshi.draft.han.leave']);
  assert.equal(readDraft(store, 'han', 'leave', 14 * day), null);
  keepDraft(store, 'han', 'leave', {}, 0);
  sweepDrafts(store, null);
  assert.deepEqual([...store.kept.keys()], ['renshi.push-id']);
});

test('what cannot be read, or cannot be kept, is no draft and no fault', () => {
  const store = storage();
  store.setItem('renshi.draft.li.leave', '{');
  assert.equal(readDraft(store, 'li', 'leave', 0), null);
  const full = {
    ...store,
    setItem: () => {
      throw new Error('full');
    },
  };
  keepDraft(full, 'li', 'leave', {}, 0);
});
