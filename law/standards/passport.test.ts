import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPassport } from './passport.ts';
import { checkHongKongMacaoPermit, checkTaiwanPermit } from './travel-permit.ts';

test('Chinese passports of every kind are known as such', () => {
  for (const text of [
    'E12345678',
    'G12345678',
    'EA1234567',
    'D12345678',
    'S12345678',
    'P12345678',
    'SE1234567',
    'PE1234567',
  ]) {
    assert.deepEqual(checkPassport(text), { ok: true, issuer: 'china' }, text);
  }
});

test('foreign passports pass by form alone', () => {
  for (const text of ['C01X00T47', '123456789', 'TK1234567', 'A1234']) {
    assert.deepEqual(checkPassport(text), { ok: true, issuer: 'other' }, text);
  }
  assert.deepEqual(checkPassport('A123'), { ok: false, fault: 'length' });
  assert.deepEqual(checkPassport('A'.repeat(16)), { ok: false, fault: 'length' });
  assert.deepEqual(checkPassport('ZHANGSAN'), { ok: false, fault: 'characters' });
  assert.deepEqual(checkPassport('E1234-678'), { ok: false, fault: 'characters' });
});

test('a travel permit names its holder whatever the re-issue', () => {
  assert.deepEqual(checkHongKongMacaoPermit('H1234567802'), { ok: true, holder: 'H12345678' });
  assert.deepEqual(checkHongKongMacaoPermit('M12345678'), { ok: true, holder: 'M12345678' });
  assert.deepEqual(checkHongKongMacaoPermit('T12345678'), { ok: false, fault: 'characters' });
  assert.deepEqual(checkHongKongMacaoPermit('H123456780'), { ok: false, fault: 'length' });
  assert.deepEqual(checkTaiwanPermit('12345678'), { ok: true, holder: '12345678' });
  assert.deepEqual(checkTaiwanPermit('0123456789(B)'), { ok: true, holder: '0123456789' });
  assert.deepEqual(checkTaiwanPermit('1234567A'), { ok: false, fault: 'characters' });
  assert.deepEqual(checkTaiwanPermit('123456789'), { ok: false, fault: 'length' });
});
