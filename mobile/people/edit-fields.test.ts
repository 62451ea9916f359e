import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, draftOf, editFields } from './edit-fields.ts';

const shown = { phoneMasked: '138****5678', email: 'a@example.cn', wechat: '', homeAddress: '深圳市' };
const before = draftOf(editFields.contact, shown);

test('a form that was only looked at changes nothing, the masked phone least of all', () => {
  assert.equal(before.phone, '');
  assert.deepEqual(changesOf(editFields.contact, before, before), {});
});

test('only what was changed is sent, without stray spaces', () =>
  assert.deepEqual(
    changesOf(editFields.contact, before, { ...before, phone: ' 13900001111 ', homeAddress: '深圳市 ' }),
    {
      phone: '13900001111',
    },
  ));

test('an emptied value becomes null where it may be, and an empty text where it may not', () =>
  assert.deepEqual(changesOf(editFields.contact, before, { ...before, email: '', homeAddress: '' }), {
    email: null,
    homeAddress: '',
  }));
