import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from 'otpauth';
import { totpStep } from './totp.ts';

/** RFC 6238, appendix B (SHA-1), the last six of its eight digits. */
const secret = Secret.fromLatin1('12345678901234567890').base32;
const published: Array<[number, string]> = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
];
const at = (seconds: number) => new Date(seconds * 1000);

for (const [seconds, code] of published) {
  test(`RFC 6238: ${code} at ${seconds} s`, () =>
    assert.equal(totpStep(secret, code, at(seconds), 0), Math.floor(seconds / 30)));
}

test('a clock one step off is allowed for, two steps are not', () => {
  for (const off of [-30, 30]) assert.equal(totpStep(secret, '081804', at(1_111_111_109 + off), 0), 37_037_036);
  for (const off of [-60, 60]) assert.equal(totpStep(secret, '081804', at(1_111_111_109 + off), 0), null);
});

test('a code is taken once, and none before it either', () => {
  assert.equal(totpStep(secret, '081804', at(1_111_111_109), 37_037_036), null);
  assert.equal(totpStep(secret, '081804', at(1_111_111_111), 37_037_037), null);
});
