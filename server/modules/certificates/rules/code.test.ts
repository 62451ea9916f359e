import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeInGroups, codeLength, codeOf, numberOf, readCode, readNumber } from './code.ts';

test('a code holds 60 bits of what it was made from, and no letter that is mistaken for a figure', () => {
  const bytes = Uint8Array.from({ length: codeLength }, (_, n) => n * 21);
  const code = codeOf(bytes);
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{12}$/);
  const seen = new Set(Array.from({ length: 32 }, (_, n) => codeOf(new Uint8Array(codeLength).fill(n))));
  assert.equal(seen.size, 32, 'each five bits give another character');
  assert.match(codeInGroups(code), /^.{4}-.{4}-.{4}$/);
});

test('a code is read as people type it', () => {
  for (const typed of ['7K3M-9QXT-2HV1', '7k3m 9qxt 2hvi', '７Ｋ３Ｍ－９ＱＸＴ－２ＨＶl', '7K3M—9QXT—2HVL'])
    assert.equal(readCode(typed), '7K3M9QXT2HV1', typed);
  assert.equal(readCode('OOOO-0000-oooo'), '000000000000');
  for (const typed of ['', '7K3M', '7K3M-9QXT-2HVU', '7K3M-9QXT-2HV1-0', '验证码']) assert.equal(readCode(typed), null);
});

test('a number is read as people type it', () => {
  assert.equal(numberOf(2026, 123), 'ZM-2026-000123');
  for (const typed of ['ZM-2026-000123', 'zm2026000123', ' ＺＭ－2026－000123 '])
    assert.equal(readNumber(typed), 'ZM-2026-000123');
  assert.equal(readNumber(numberOf(2026, 1_234_567)), 'ZM-2026-1234567');
  for (const typed of ['', 'ZM', 'ZM-26-000123', "ZM-2026-000123'--"]) assert.equal(readNumber(typed), null);
});
