import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionField } from './section-fields.ts';
import { changedValues, givenValues, toForm } from './section-values.ts';

const pay: SectionField[] = [
  { key: 'item', label: '项目', kind: 'choice', choices: { base: '基本工资' } },
  { key: 'amountFen', label: '金额', kind: 'money' },
  { key: 'reason', label: '原因', kind: 'text' },
];
const document: SectionField[] = [
  { key: 'number', label: '证件号码', kind: 'text', masked: 'numberMasked' },
  { key: 'expiresOn', label: '有效期至', kind: 'day' },
];

test('money goes to the form in yuan and comes back in fen, to the fen', () => {
  const form = toForm(pay, { item: 'base', amountFen: 1560005, reason: '' });
  assert.equal(form.amountFen, '15600.05');
  assert.deepEqual(changedValues(pay, { item: 'base', amountFen: 1, reason: '' }, form), { amountFen: 1560005 });
});

test('what was not touched is not sent', () => {
  const before = { item: 'base', amountFen: 1560005, reason: '定薪' };
  assert.deepEqual(changedValues(pay, before, toForm(pay, before)), {});
});

test('a masked number left empty stays; a new one is sent', () => {
  const before = { numberMasked: '1101**********1234', expiresOn: '2030-01-01' };
  assert.deepEqual(changedValues(document, before, { number: '', expiresOn: null }), { expiresOn: null });
  assert.deepEqual(changedValues(document, before, { number: ' E12345678 ', expiresOn: '2030-01-01' }), {
    number: 'E12345678',
  });
});

test('a new entry holds only what was filled in', () => {
  assert.deepEqual(givenValues(pay, { item: 'base', amountFen: '0.10', reason: '' }), { item: 'base', amountFen: 10 });
});
