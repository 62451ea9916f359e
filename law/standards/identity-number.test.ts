import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, parseCivilDate } from '#kernel/civil-date.ts';
import cases from './cases/identity-number.json' with { type: 'json' };
import { mod11Check } from './check-digit.ts';
import {
  checkHmtResidencePermit,
  checkIdentityNumber,
  expectedCheckDigit,
  maskIdentityNumber,
  upgradeFifteenDigits,
} from './identity-number.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const birth = fc.integer({ min: 0, max: 60_000 }).map(days => addDays(parseCivilDate('1880-01-01')!, days));
const number = fc.tuple(digits(6), birth, digits(3)).map(([region, born, sequence]) => {
  const payload = region + born.replaceAll('-', '') + sequence;
  return { text: payload + mod11Check(payload), region, born, sequence };
});

for (const { id, input, expected } of cases) {
  test(`published case ${id}`, () => {
    const check = checkIdentityNumber(input.id);
    assert.equal(check.ok, expected.valid);
    assert.equal(expectedCheckDigit(input.id), expected.expectedCheckDigit);
    if (!check.ok) return;
    assert.deepEqual(
      [check.birth, check.sex, check.region],
      [expected.birthDate, expected.gender, expected.regionCode],
    );
  });
}

test("the standard's second sample, of 1880, is taken", () => {
  const check = checkIdentityNumber('440524188001010014');
  assert.deepEqual(check, { ok: true, birth: '1880-01-01', sex: 'male', region: '440524' });
});

test('whatever carries its check digit and a day that exists is accepted, known region or not', () => {
  fc.assert(
    fc.property(number, ({ text, region, born, sequence }) => {
      const sex = Number(sequence) % 2 ? 'male' : 'female';
      assert.deepEqual(checkIdentityNumber(text), { ok: true, birth: born, sex, region });
    }),
  );
});

test('one mistyped character is always refused', () => {
  const slip = fc.tuple(number, fc.nat(17), fc.constantFrom(...'0123456789X'));
  fc.assert(
    fc.property(slip, ([{ text }, at, character]) => {
      fc.pre(text[at] !== character);
      assert.equal(checkIdentityNumber(text.slice(0, at) + character + text.slice(at + 1)).ok, false);
    }),
  );
});

test('two neighbours in the wrong order are always refused', () => {
  fc.assert(
    fc.property(number, fc.nat(15), ({ text }, at) => {
      fc.pre(text[at] !== text[at + 1]);
      const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
      assert.equal(checkIdentityNumber(swapped).ok, false);
    }),
  );
});

test('a fault is named by what is wrong', () => {
  const fault = (text: string) => {
    const check = checkIdentityNumber(text);
    return check.ok ? null : check.fault;
  };
  assert.equal(fault(''), 'length');
  assert.equal(fault('110105491231002'), 'length');
  assert.equal(fault('11010519491231002A'), 'characters');
  assert.equal(fault('1101051949X231002X'), 'characters');
  assert.equal(fault('110105194912310021'), 'checksum');
  for (const day of ['19490229', '19491301', '19491200', '10120101']) {
    assert.equal(fault(`110105${day}002${mod11Check(`110105${day}002`)}`), 'birth', day);
  }
});

test('a 15-digit number is upgraded only where it holds a day', () => {
  assert.equal(upgradeFifteenDigits('110105491231002'), '11010519491231002X');
  assert.equal(upgradeFifteenDigits('110105000229998')?.slice(6, 14), undefined);
  assert.equal(upgradeFifteenDigits('110105990101998')?.slice(6, 14), '18990101');
  assert.equal(upgradeFifteenDigits('110105491331002'), null);
  assert.equal(upgradeFifteenDigits('11010549123100'), null);
});

test('a residence permit of Hong Kong, Macao or Taiwan says where its holder is from; another number is none', () => {
  const made = (region: string) => `${region}19900307123${mod11Check(`${region}19900307123`)}`;
  const origin = (region: string) => {
    const check = checkHmtResidencePermit(made(region));
    return check.ok ? check.origin : check.fault;
  };
  assert.deepEqual(['810000', '820000', '830000', '440305'].map(origin), ['hong-kong', 'macao', 'taiwan', 'region']);
  assert.equal(checkIdentityNumber(made('830000')).ok, true);
});

test('a mask keeps the length and hides the birth', () => {
  assert.equal(maskIdentityNumber('110105194912311234'), '1101**********1234');
  assert.equal(maskIdentityNumber('110105491231002'), '1101*******1002');
  assert.equal(maskIdentityNumber('E12345678'), 'E1*****78');
  assert.equal(maskIdentityNumber('AB123'), 'A***3');
  assert.equal(maskIdentityNumber('1234'), '****');
  assert.equal(maskIdentityNumber(''), '');
});
