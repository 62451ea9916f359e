import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryTone, entryWords } from './entry-words.ts';

const said = (kind: string, more: { outcome?: string; outcomeLabel?: string; mentions?: string[] } = {}) => ({
  kind,
  outcome: '',
  outcomeLabel: '',
  mentions: [],
  ...more,
});

test('what was done names whom it went to', () => {
  assert.equal(entryWords(said('transferred', { mentions: ['王芳'] })), '转交给王芳');
  assert.equal(
    entryWords(said('signer-added', { outcome: 'before', mentions: ['王芳', '李雷'] })),
    '请王芳、李雷先会签',
  );
  assert.equal(entryWords(said('asked', { mentions: ['李雷'] })), '向李雷征询意见');
});

test('an outcome is told in its own words, and a kind that is not known yet never shows its code', () => {
  assert.equal(entryWords(said('finished', { outcome: 'agree', outcomeLabel: '同意' })), '同意');
  assert.equal(entryWords(said('brand-new')), '更新');
});

test('a refusal and what went wrong are marked', () => {
  assert.equal(entryTone(said('finished', { outcome: 'agree' })), 'good');
  assert.equal(entryTone(said('finished', { outcome: 'refuse' })), 'bad');
  assert.equal(entryTone(said('sent-back')), 'bad');
  assert.equal(entryTone(said('commented')), 'talk');
});
