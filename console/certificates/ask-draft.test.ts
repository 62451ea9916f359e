import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOf } from './ask-draft.ts';

const personId = '0190a1b2-0000-7000-8000-000000000001';

test('nothing is asked before it is said for whom', () => {
  assert.equal(askOf(undefined), null);
  assert.equal(askOf({ kind: 'income', purpose: '办理签证' }), null);
});

test('a contract without term, an unknown one and one that ends are three things', () => {
  const given = (draft: object) => askOf({ personId, kind: 'leaving', ...draft })?.given;
  assert.deepEqual(given({ contractFrom: '2020-03-01', isOpenEnded: true }), {
    contractFrom: '2020-03-01',
    contractUntil: null,
  });
  assert.deepEqual(given({ contractFrom: '2020-03-01' }), { contractFrom: '2020-03-01' });
  assert.deepEqual(given({ contractUntil: '2026-10-31', ending: 'expired' }), {
    contractUntil: '2026-10-31',
    ending: 'expired',
  });
});

test('what was filled in for another kind or language is not sent', () => {
  const english = { name: 'Zhang Wei', unitName: ' ' };
  assert.deepEqual(askOf({ personId, kind: 'leaving', language: 'en', english }), {
    personId,
    kind: 'leaving',
    given: {},
  });
  assert.deepEqual(askOf({ personId, kind: 'income', contractFrom: '2020-03-01', english }), {
    personId,
    kind: 'income',
  });
  assert.deepEqual(askOf({ personId, kind: 'income', language: 'en', english }), {
    personId,
    kind: 'income',
    language: 'en',
    english: { name: 'Zhang Wei' },
  });
});
