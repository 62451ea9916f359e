import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkLandline, checkMobile, maskPhone, normalisePhone } from './phone.ts';

test('the ways people write a mobile number come to the same eleven digits', () => {
  const ways = [
    '13800138000',
    ' 138 0013 8000 ',
    '138-0013-8000',
    '138—0013—8000',
    '+86 13800138000',
    '(+86)138 0013 8000',
    '0086-13800138000',
    '8613800138000',
    '１３８００１３８０００',
    '＋８６ 138 0013 8000',
    '138.0013.8000',
    '\u202a13800138000\u202c',
    '138\u00a00013\u00a08000',
  ];
  for (const way of ways) assert.equal(normalisePhone(way), '13800138000', JSON.stringify(way));
});

test('what is no mainland mobile number is refused by what is wrong', () => {
  const fault = (text: string) => {
    const check = checkMobile(normalisePhone(text));
    return check.ok ? null : check.fault;
  };
  assert.equal(fault('138O0138000'), 'characters');
  assert.equal(fault('13800138000/13900139000'), 'characters');
  assert.equal(fault('+852 9123 4567'), 'characters');
  assert.equal(fault('1380013800'), 'length');
  assert.equal(fault(''), 'length');
  assert.equal(fault('23800138000'), 'segment');
  assert.equal(fault('12800138000'), 'segment');
  assert.equal(fault('19988887777'), null);
});

test('every number of a segment from 13 to 19 is accepted', () => {
  fc.assert(fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), text => checkMobile(normalisePhone(text)).ok));
});

test('a landline is read with its area code and extension', () => {
  const parts = (text: string) => {
    const check = checkLandline(text);
    return check.ok ? [check.area, check.local, check.extension] : null;
  };
  assert.deepEqual(parts('021-62345678'), ['021', '62345678', null]);
  assert.deepEqual(parts('(0755) 8234 5678 转 801'), ['0755', '82345678', '801']);
  assert.deepEqual(parts('（０１０）62345678-12'), ['010', '62345678', '12']);
  assert.deepEqual(parts('+86 10 6234 5678'), ['010', '62345678', null]);
  assert.deepEqual(parts('05171234567'), null);
  assert.deepEqual(parts('051782345678'), ['0517', '82345678', null]);
  assert.equal(parts('62345678'), null);
  assert.equal(parts('13800138000'), null);
  assert.equal(parts('010-6234567890'), null);
});

test('a mask keeps the segment and the last four of a mobile, less of anything else', () => {
  assert.equal(maskPhone('13812345678'), '138****5678');
  assert.equal(maskPhone('02162345678'), '*******5678');
  assert.equal(maskPhone('12345'), '***45');
  assert.equal(maskPhone('12'), '**');
  assert.equal(maskPhone(''), '');
});
