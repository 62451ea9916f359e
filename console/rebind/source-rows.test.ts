import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, rowsIn } from './source-rows.ts';

const told = (text: string, kind: 'phone' | 'social' = 'phone') =>
  rowsIn(text, kind).map(({ key: _, ...row }) => Object.values(row).join('|'));

test('a table copied from a spreadsheet, with its head, in the ways in which people write days and departments', () => {
  assert.deepEqual(
    told(
      '部门\t工号\t手机号\t登记日期\n社保局\tR001\t138 0000 0001\t2026/9/1\n\n组织部,R002,13900000002,2026年10月8日\n',
    ),
    ['social-insurance|R001|138 0000 0001|2026-09-01', 'organization-department|R002|13900000002|2026-10-08'],
  );
  assert.deepEqual(told('R001\tSB123\t', 'social'), ['|R001|SB123|']);
});

test('what is missing is said, and a department that is not known is left to choose', () => {
  const [row] = rowsIn('税务局\tR001\t13800000001', 'phone');
  assert.equal(lacks(row!, 'phone'), '请选择部门');
  assert.equal(lacks({ ...row!, source: 'social-insurance' }, 'phone'), '');
  assert.equal(lacks({ ...row!, source: 'social-insurance', statedOn: '去年' }, 'phone'), '日期请写成 2026-09-01');
});
