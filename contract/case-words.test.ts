import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryTone, entryWords } from './case-words.ts';

type Told = { outcome?: string; outcomeLabel?: string; mentions?: string[]; sense?: 'agree' | 'refuse' | null };
const entry = (kind: string, more: Told = {}) => ({
  kind,
  outcome: '',
  outcomeLabel: '',
  mentions: [],
  sense: null,
  ...more,
});

test('what was done names whom it went to', () => {
  assert.equal(entryWords(entry('transferred', { mentions: ['王芳'] })), '转交给王芳');
  assert.equal(
    entryWords(entry('signer-added', { outcome: 'before', mentions: ['王芳', '李雷'] })),
    '请王芳、李雷在前加签',
  );
  assert.equal(entryWords(entry('asked', { mentions: ['李雷'] })), '向李雷征询意见');
  assert.equal(entryWords(entry('sent-back', { outcomeLabel: '退回至「填写申请」' })), '退回至「填写申请」');
  assert.equal(entryWords(entry('mended', { outcome: 'retry' })), '重试了出错的环节');
});

test('an outcome is told in its own words, and a kind that is not known yet never shows its code', () => {
  assert.equal(entryWords(entry('finished', { outcome: 'agree', outcomeLabel: '同意' })), '同意');
  assert.equal(entryWords(entry('brand-new')), '更新');
});

test('a refusal is marked by its sense, whatever its code; so is what went wrong', () => {
  assert.equal(entryTone(entry('finished', { sense: 'agree' })), 'good');
  assert.equal(entryTone(entry('finished', { outcome: 'turn-down', sense: 'refuse' })), 'bad');
  for (const kind of ['late', 'sent-back', 'held']) assert.equal(entryTone(entry(kind)), 'bad');
  assert.equal(entryTone(entry('commented')), 'talk');
});
