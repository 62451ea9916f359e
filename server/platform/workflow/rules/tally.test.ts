import assert from 'node:assert/strict';
import test from 'node:test';
import { tally, type Voice } from './tally.ts';

const outcomes = [
  { code: 'agree', label: '同意', sense: 'agree', reason: 'optional' },
  { code: 'refuse', label: '不同意', sense: 'refuse', reason: 'required' },
] as const;
/** `a+` agreed, `a-` refused, `a` is open; `50a+` of stage 50; `b>a+` stands in for a. */
const voices = (text: string): Voice[] =>
  text.split(' ').map(each => {
    const [, stage, who, of, said] = /^(\d*)([a-z])(?:>([a-z]))?([+-]?)$/.exec(each)!;
    const outcome = said === '+' ? 'agree' : said === '-' ? 'refuse' : '';
    return {
      stage: Number(stage || 100),
      accountId: who!,
      forAccount: of ?? null,
      state: outcome ? 'done' : 'open',
      outcome,
    };
  });
const verdict = (mode: 'first' | 'all' | 'vote', need: number, text: string) =>
  tally({ mode, need, outcomes }, voices(text));

test('first come, all, and votes', () => {
  assert.deepEqual(verdict('first', 1, 'a b+'), { decided: 'agree' });
  assert.deepEqual(verdict('first', 1, 'a b'), { decided: null, stage: 100 });
  assert.deepEqual(verdict('all', 1, 'a+ b'), { decided: null, stage: 100 });
  assert.deepEqual(verdict('all', 1, 'a+ b+'), { decided: 'agree' });
  assert.deepEqual(verdict('all', 1, 'a- b'), { decided: 'refuse' }, 'one refusal ends what all must agree to');
  assert.deepEqual(verdict('vote', 2, 'a+ b- c'), { decided: null, stage: 100 });
  assert.deepEqual(verdict('vote', 2, 'a+ b- c+'), { decided: 'agree' });
  assert.deepEqual(verdict('vote', 2, 'a- b- c'), { decided: 'refuse' }, 'two can no longer agree');
  assert.deepEqual(verdict('vote', 5, 'a+ b+'), { decided: 'agree' }, 'more than there are means all');
});

test('a stand-in and whom he stands in for are one voice', () => {
  assert.deepEqual(verdict('vote', 2, 'a b>a+ c'), { decided: null, stage: 100 });
  assert.deepEqual(verdict('vote', 2, 'a+ b>a+ c'), { decided: null, stage: 100 });
  assert.deepEqual(verdict('all', 1, 'a b>a+ c+'), { decided: 'agree' });
});

test('signers before come first, signers after last; a refusal of either ends it', () => {
  assert.deepEqual(verdict('first', 1, '50s a'), { decided: null, stage: 50 });
  assert.deepEqual(verdict('first', 1, '50s+ a'), { decided: null, stage: 100 });
  assert.deepEqual(verdict('first', 1, '50s- a'), { decided: 'refuse' });
  assert.deepEqual(verdict('first', 1, 'a+ 150s'), { decided: null, stage: 150 });
  assert.deepEqual(verdict('first', 1, 'a+ 150s+'), { decided: 'agree' });
  assert.deepEqual(verdict('first', 1, 'a- 150s'), { decided: 'refuse' });
});

test('an outcome that decides ends a vote with one voice, while others of its sense are counted', () => {
  const veto = outcomes.map(each => (each.code === 'refuse' ? { ...each, decides: true } : each));
  const vote = (text: string) => tally({ mode: 'vote', need: 1, outcomes: veto }, voices(text));
  assert.deepEqual(vote('a b- c d'), { decided: 'refuse' });
  assert.deepEqual(vote('a+ b c d'), { decided: 'agree' });
  assert.deepEqual(verdict('vote', 1, 'a b- c d'), { decided: null, stage: 100 });
});
