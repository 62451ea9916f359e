import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bankOf, checkBankCard, maskBankCard } from './bank-card.ts';
import { luhnCheck } from './check-digit.ts';
import { bankPrefixes } from './data/bank-prefixes.ts';

const card = fc.stringMatching(/^\d{11,18}$/).map(payload => payload + luhnCheck(payload));

test('the number that the literature works out passes, and its neighbours do not', () => {
  assert.equal(luhnCheck('7992739871'), '3');
  assert.equal(checkBankCard('4111111111111111').ok, true);
  assert.deepEqual(checkBankCard('4111111111111112'), { ok: false, fault: 'checksum' });
});

test('whatever carries its check digit is accepted, one mistyped digit never', () => {
  fc.assert(
    fc.property(card, fc.nat(18), fc.constantFrom(...'0123456789'), (text, place, digit) => {
      assert.equal(checkBankCard(text).ok, true);
      const at = place % text.length;
      fc.pre(text[at] !== digit);
      assert.deepEqual(checkBankCard(text.slice(0, at) + digit + text.slice(at + 1)), { ok: false, fault: 'checksum' });
    }),
  );
});

test('length and characters are told apart', () => {
  assert.deepEqual(checkBankCard('41111111111'), { ok: false, fault: 'length' });
  assert.deepEqual(checkBankCard('4'.repeat(20)), { ok: false, fault: 'length' });
  assert.deepEqual(checkBankCard('4111 1111 1111 1111'), { ok: false, fault: 'characters' });
});

test('the bank is named by its prefix, and not knowing it refuses nothing', () => {
  assert.equal(bankOf('6222026648666788823'), '中国工商银行');
  assert.deepEqual(checkBankCard('6222026648666788823'), { ok: true, bank: '中国工商银行' });
  assert.equal(bankOf('6228480402564890018'), '中国农业银行');
  assert.equal(bankOf('9558801234567890'), '中国工商银行');
  assert.equal(bankOf('4111111111111111'), null);
});

test('no prefix belongs to two banks', () => {
  const all = Object.values(bankPrefixes).flat();
  assert.equal(new Set(all).size, all.length);
});

test('a mask leaves the last four', () => {
  assert.equal(maskBankCard('6222026648666788823'), '***************8823');
  assert.equal(maskBankCard('12345678'), '********');
});
