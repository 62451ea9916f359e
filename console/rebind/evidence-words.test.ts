import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Party, PhoneSourceCode, RebindEvidence, Statement } from '#contract/phone-binding.ts';
import { evidenceWords } from './evidence-words.ts';

const said = (source: PhoneSourceCode, agrees: boolean, state: Statement['state'] = 'current'): Statement => ({
  id: `${source}-${agrees}`,
  source,
  phoneMasked: '138****0001',
  statedOn: null,
  recordedAt: '2026-11-24T00:00:00.000Z',
  state,
  agrees,
});
const party = (...statements: Statement[]): Party => ({
  personId: 'p',
  name: '某人',
  number: '1',
  boundSince: null,
  hasAccount: false,
  signsInWithIt: false,
  statements,
});
const words = (verdict: RebindEvidence['verdict'], applicant: Party, ...holders: Party[]) =>
  evidenceWords({ verdict, agreementsNeeded: 1, applicant, holders });

test('who speaks for whom is named, and what was found wrong or is another number names nobody', () => {
  assert.equal(
    words(
      'split',
      party(said('organization-department', true), said('social-insurance', true)),
      party(said('personnel', true)),
    ),
    '社保、组织部登记为申请人的号码，人事登记为现持有人的号码。',
  );
  assert.equal(
    words(
      'supports',
      party(said('social-insurance', true), said('personnel', false)),
      party(said('personnel', true, 'stale-to-correct')),
    ),
    '社保登记的就是这个号码，没有部门把它登记给别人。',
  );
  assert.match(words('silent', party(), party()), /现由他人/);
  assert.match(words('silent', party()), /没有别人持有/);
});
