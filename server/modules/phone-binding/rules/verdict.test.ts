import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreementsNeeded, verdictOf } from './verdict.ts';

const says = (agrees: boolean, state: 'current' | 'stale-to-correct' | 'corrected' = 'current') => ({ agrees, state });

test('what sources say of a number, about the applicant and about others', () => {
  const cases = [
    [[], [], 'silent'],
    [[says(true)], [], 'supports'],
    [[says(true), says(false)], [says(false)], 'supports'],
    [[says(true)], [says(true)], 'split'],
    [[says(false)], [says(true)], 'against'],
    [[says(false)], [says(false)], 'silent'],
    [[says(true)], [says(true, 'stale-to-correct')], 'supports'],
    [[says(true, 'corrected')], [says(true)], 'against'],
  ] as const;
  for (const [applicant, holders, expected] of cases)
    assert.equal(verdictOf(applicant, holders), expected, JSON.stringify([applicant, holders]));
});

test('one member is enough only where nothing speaks against the applicant', () => {
  assert.equal(agreementsNeeded('supports', true), 1);
  assert.equal(agreementsNeeded('silent', false), 1);
  assert.equal(agreementsNeeded('silent', true), 2);
  assert.equal(agreementsNeeded('split', true), 2);
  assert.equal(agreementsNeeded('against', true), 2);
});
