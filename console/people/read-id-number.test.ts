import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { readIdNumber } from './read-id-number.ts';

const today = '2026-11-24' as CivilDate;

test('an identity number fills in birth date and sex', () => {
  // 11010519491231002X is the example printed in GB 11643-1999.
  assert.deepEqual(readIdNumber('11010519491231002x', today), {
    birthOn: '1949-12-31',
    sex: 'female',
    checks: true,
  });
});

test('a wrong last character is told, the rest is still read', () => {
  assert.equal(readIdNumber('110105194912310021', today)?.checks, false);
});

test('nothing is read from a number that is short, or whose day does not exist or is to come', () => {
  assert.equal(readIdNumber('11010519491231002', today), null);
  assert.equal(readIdNumber('110105194902310028', today), null);
  assert.equal(readIdNumber('110105209912310021', today), null);
});
