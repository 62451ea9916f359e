import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultPlace } from './fault-words.ts';

const id = '0191c2aa-0000-7000-8000-00000000a1b2';

test('a fault names where to look, in words', () => {
  const place = (kind: string, text: string) => faultPlace({ kind, text });
  assert.equal(
    place('row-changed', `person_bank ${id} is not as last recorded (link 88120)`),
    `银行账户（person_bank）${id}，最后一次记录在第 88120 条`,
  );
  assert.equal(place('row-unrecorded', `unit ${id} exists, but no entry tells of it`), `单位（unit）${id}`);
  assert.equal(
    place('trigger-off', 'the trigger audit_update on compensation is missing or switched off'),
    '薪酬（compensation）的触发器 audit_update',
  );
  assert.equal(place('link-missing', 'link 12 of the chain is missing'), '第 12 条');
  assert.equal(place('entry-changed', `entry ${id} (link 7) was changed after it was linked`), `第 7 条，记录 ${id}`);
  assert.equal(place('entry-unlinked', `entry ${id} is not linked into the chain`), `记录 ${id}`);
});

test('a line that is not understood is shown as it is', () => {
  assert.equal(faultPlace({ kind: 'new-kind', text: 'something else' }), 'something else');
});
