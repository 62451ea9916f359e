import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesOf } from './row-difference.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

test('a sensitive value is never shown as its digest, but a change of it is told', () => {
  const [phone, name] = differencesOf({
    before: { name: '张三', phone: digest('a') },
    after: { name: '张三', phone: digest('b') },
  });
  assert.deepEqual(phone, {
    column: 'phone',
    before: { kind: 'veiled' },
    after: { kind: 'veiled' },
    isChanged: true,
  });
  assert.equal(name?.isChanged, false);
});

test('changed columns come first, technical ones last', () => {
  const order = differencesOf({
    before: { id: '1', note: 'a', name: 'x', recorded_at: '1' },
    after: { id: '1', note: 'a', name: 'y', recorded_at: '2' },
  });
  assert.deepEqual(
    order.map(each => each.column),
    ['name', 'recorded_at', 'note', 'id'],
  );
});

test('a new row has nothing before, a deleted one nothing after', () => {
  assert.deepEqual(differencesOf({ before: null, after: { is_demo: false } }), [
    { column: 'is_demo', before: { kind: 'none' }, after: { kind: 'value', text: '否' }, isChanged: true },
  ]);
  assert.deepEqual(differencesOf({ before: { rank: 3 }, after: null }), [
    { column: 'rank', before: { kind: 'value', text: '3' }, after: { kind: 'none' }, isChanged: true },
  ]);
});

test('an empty text and no value at all are not a change that one can see, yet it is told', () => {
  const [note] = differencesOf({ before: { note: '' }, after: { note: null } });
  assert.deepEqual(note, { column: 'note', before: { kind: 'none' }, after: { kind: 'none' }, isChanged: true });
});
