import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkForeignPermanentResident } from './foreign-permanent-resident.ts';

test('the sample of the card of 2023 gives birth, nationality and province', () => {
  assert.deepEqual(checkForeignPermanentResident('932682198501010017'), {
    ok: true,
    form: 'current',
    birth: '1985-01-01',
    province: '32',
    countryNumeric: '682',
  });
});

test("a citizen's number is not a permanent resident's, and a wrong check digit is seen", () => {
  assert.deepEqual(checkForeignPermanentResident('11010519491231002X'), { ok: false, fault: 'characters' });
  assert.deepEqual(checkForeignPermanentResident('932682198501010018'), { ok: false, fault: 'checksum' });
  assert.deepEqual(checkForeignPermanentResident('93268219850101001'), { ok: false, fault: 'length' });
});

test('the older card of three letters and twelve digits still counts, if its birth is a day', () => {
  assert.deepEqual(checkForeignPermanentResident('USA310085010112'), {
    ok: true,
    form: 'former',
    birth: null,
    countryAlpha3: 'USA',
  });
  assert.equal(checkForeignPermanentResident('USA310000022912').ok, true);
  assert.deepEqual(checkForeignPermanentResident('USA310085023012'), { ok: false, fault: 'birth' });
  assert.deepEqual(checkForeignPermanentResident('US1310085010112'), { ok: false, fault: 'characters' });
});
