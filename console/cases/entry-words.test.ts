import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryTone, entryWords } from './entry-words.ts';

const entry = (kind: string, more: { outcome?: string; outcomeLabel?: string; mentions?: string[] } = {}) => ({
  kind,
  outcome: '',
  outcomeLabel: '',
  mentions: [],
  ...more,
});

test('what was done names whom it went to', () => {
  assert.equal(entryWords(entry('transferred', { mentions: ['王芳'] })), '转交给王芳');
  assert.equal(
    entryWords(entry('signer-added', { outcome: 'before', mentions: ['王芳', '李雷'] })),
    '请王芳、李雷在前加签',
  );
  assert.equal(entryWords(entry('sent-back', { outcomeLabel: '退回至「填写申请」' })), '退回至「填写申请」');
  assert.equal(entryWords(entry('mended', { outcome: 'retry' })), '重试了出错的环节');
});

test('an outcome is told in its own words, and a refusal is marked', () => {
  assert.equal(entryWords(entry('finished', { outcome: 'agree', outcomeLabel: '同意' })), '同意');
  assert.equal(entryTone(entry('finished', { outcome: 'agree' })), 'good');
  assert.equal(entryTone(entry('finished', { outcome: 'refuse' })), 'bad');
  assert.equal(entryTone(entry('late')), 'bad');
  assert.equal(entryTone(entry('commented')), 'talk');
});
