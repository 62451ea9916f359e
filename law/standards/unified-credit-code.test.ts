import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import cases from './cases/unified-credit-code.json' with { type: 'json' };
import { mod31Alphabet, mod31Check } from './check-digit.ts';
import { checkUnifiedCreditCode, expectedCreditCodeCheck } from './unified-credit-code.ts';

const symbols = (length: number) => fc.stringMatching(new RegExp(`^[${mod31Alphabet}]{${length}}$`));
const code = fc.tuple(symbols(2), fc.stringMatching(/^\d{6}$/), symbols(9)).map(parts => {
  const payload = parts.join('');
  return payload + mod31Check(payload);
});

for (const { id, input, expected } of cases) {
  test(`published case ${id}`, () => {
    assert.equal(checkUnifiedCreditCode(input.code).ok, expected.valid);
    assert.equal(expectedCreditCodeCheck(input.code), expected.expectedCheckDigit);
  });
}

test('whatever carries its check character is accepted, and gives its region and body code', () => {
  fc.assert(
    fc.property(code, text => {
      const expected = { ok: true, region: text.slice(2, 8), bodyCode: text.slice(8, 17) };
      assert.deepEqual(checkUnifiedCreditCode(text), expected);
    }),
  );
});

test('one mistyped character is always refused', () => {
  fc.assert(
    fc.property(code, fc.nat(17), fc.constantFrom(...mod31Alphabet), (text, at, character) => {
      fc.pre(text[at] !== character);
      assert.equal(checkUnifiedCreditCode(text.slice(0, at) + character + text.slice(at + 1)).ok, false);
    }),
  );
});

test('a fault is named by what is wrong; the letters left out are no characters of a code', () => {
  assert.deepEqual(checkUnifiedCreditCode('91350100M000100Y4'), { ok: false, fault: 'length' });
  assert.deepEqual(checkUnifiedCreditCode('91350100M000100Y44'), { ok: false, fault: 'checksum' });
  for (const letter of 'IOSVZ') {
    assert.deepEqual(checkUnifiedCreditCode(`91350100${letter}000100Y43`), { ok: false, fault: 'characters' });
  }
  assert.deepEqual(checkUnifiedCreditCode('91A50100M000100Y43'), { ok: false, fault: 'characters' });
  assert.equal(expectedCreditCodeCheck('91350100O000100Y43'), null);
});
