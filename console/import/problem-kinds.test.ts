import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemKinds } from './problem-kinds.ts';

test('problems are counted by what is wrong, over all columns, and named in words', () => {
  const kinds = problemKinds([
    { kind: 'problem', code: 'id_checksum', column: '证件号码', count: 4 },
    { kind: 'problem', code: 'date_invalid', column: '入职日期', count: 3 },
    { kind: 'warning', code: 'hired_far_in_future', column: '入职日期', count: 9 },
    { kind: 'problem', code: 'date_invalid', column: '出生日期', count: 2 },
    { kind: 'problem', code: 'quite_new', column: '备注', count: 1 },
  ]);
  assert.deepEqual(kinds, [
    { code: 'date_invalid', label: '日期无效', count: 5, where: '入职日期 3、出生日期 2' },
    { code: 'id_checksum', label: '证件号码校验位不对', count: 4, where: '证件号码 4' },
    { code: 'quite_new', label: 'quite_new', count: 1, where: '备注 1' },
  ]);
});
