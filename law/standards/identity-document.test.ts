import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeSet } from './code-set.ts';
import { checkIdentityDocument, normaliseIdentityNumber } from './identity-document.ts';

const sound: Readonly<Record<string, string>> = {
  'identity-card': '11010519491231002X',
  'hmt-residence-permit': '810000199408230021',
  passport: 'E12345678',
  'foreign-permanent-resident-card': '932682198501010017',
  'hong-kong-macao-travel-permit': 'H12345678',
  'taiwan-travel-permit': '12345678',
  other: '军字第1号',
};

test('every kind of the code set has its check: its own number passes, an empty one does not', () => {
  for (const { code, label } of codeSet('identity-document').items) {
    assert.equal(checkIdentityDocument(code, sound[code] ?? '').ok, true, label);
    assert.deepEqual(checkIdentityDocument(code, ''), { ok: false, fault: 'length' }, label);
    if (code !== 'other') assert.equal(checkIdentityDocument(code, '####').ok, false, label);
  }
});

test('birth and sex come from the numbers that hold them', () => {
  assert.deepEqual(checkIdentityDocument('identity-card', '11010519491231002X'), {
    ok: true,
    birth: '1949-12-31',
    sex: 'female',
  });
  assert.deepEqual(checkIdentityDocument('foreign-permanent-resident-card', '932682198501010017'), {
    ok: true,
    birth: '1985-01-01',
    sex: null,
  });
  assert.deepEqual(checkIdentityDocument('passport', 'E12345678'), { ok: true, birth: null, sex: null });
});

test('a number is taken out of the ways it is typed', () => {
  for (const typed of [
    '11010519491231002x',
    ' 110105 19491231 002X ',
    '１１０１０５１９４９１２３１００２Ｘ',
    "'11010519491231002X",
    '110105-19491231-002x',
    '\u202d11010519491231002X\u202c',
  ]) {
    assert.equal(normaliseIdentityNumber(typed), '11010519491231002X', JSON.stringify(typed));
  }
});
