import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionedIn, writtenAs } from './mention-text.ts';

const picked = [
  { accountId: 'a', written: '王芳' },
  { accountId: 'b', written: '王芳芳' },
  { accountId: 'c', written: '李雷（财务部）' },
];

test('who was picked and still stands in the text is told, once', () => {
  assert.deepEqual(mentionedIn('请 @王芳 看一下，@王芳 已知悉', picked), ['a']);
  assert.deepEqual(mentionedIn('请 @王芳芳 看一下', picked), ['b']);
  assert.deepEqual(mentionedIn('@李雷（财务部）', picked), ['c']);
});

test('a name that was taken out again, or was only typed as part of a word, is not told', () => {
  assert.deepEqual(mentionedIn('请看一下', picked), []);
  assert.deepEqual(mentionedIn('王芳在吗', picked), []);
});

test('two of one name are told apart by their units', () => {
  const all = [{ name: '张伟' }, { name: '张伟' }, { name: '李雷' }];
  assert.equal(writtenAs('张伟', '财务部', all), '张伟（财务部）');
  assert.equal(writtenAs('李雷', '财务部', all), '李雷');
});
