import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mod11Check } from '#law/standards/check-digit.ts';
import { readIdentityNumber } from './read-number.ts';

const payload = '31010719831225844';
const good = payload + mod11Check(payload);
const told = { birth: '1983-12-25', sex: 'female' } as const;

test('a number with a right check digit that agrees with birth and sex is taken as it is', () => {
  assert.deepEqual(readIdentityNumber(good, told), { value: good, birth: '1983-12-25', sex: 'female', flags: [] });
  assert.equal(readIdentityNumber(`${good.slice(0, 6)} ${good.slice(6)}`, told).value, good);
});

test('a right check digit that disagrees with the card is flagged', () => {
  assert.deepEqual(readIdentityNumber(good, { birth: '1983-12-26', sex: null }).flags, ['disagrees']);
  assert.deepEqual(readIdentityNumber(good, { birth: null, sex: 'male' }).flags, ['disagrees']);
});

test('letters that digits are taken for are mended and flagged, where the birth date vouches for it', () => {
  const misread = good.replace('0', 'O');
  assert.deepEqual(readIdentityNumber(misread, told), {
    value: good,
    birth: '1983-12-25',
    sex: 'female',
    flags: ['corrected'],
  });
  assert.deepEqual(readIdentityNumber(misread, { birth: null, sex: null }).flags, ['check-digit']);
});

test('no single wrong digit, and no two exchanged ones, pass in silence', () => {
  for (let n = 0; n < 18; n++)
    for (const digit of '0123456789X') {
      const wrong = good.slice(0, n) + digit + good.slice(n + 1);
      if (wrong === good) continue;
      for (const beside of [told, { birth: null, sex: null }]) {
        const read = readIdentityNumber(wrong, beside);
        assert.ok(read.flags.length > 0, wrong);
        assert.ok(read.value === null || read.flags.includes('corrected'), wrong);
      }
    }
  for (let n = 0; n < 17; n++) {
    if (good[n] === good[n + 1]) continue;
    const wrong = good.slice(0, n) + good[n + 1] + good[n] + good.slice(n + 2);
    assert.notDeepEqual(readIdentityNumber(wrong, told).flags, [], wrong);
  }
});

test('two possible mends are no mend, and a number of another length is none', () => {
  assert.deepEqual(readIdentityNumber(good.slice(0, 17), told), {
    value: null,
    birth: null,
    sex: null,
    flags: ['check-digit'],
  });
  assert.deepEqual(readIdentityNumber('', told).flags, ['check-digit']);
});
