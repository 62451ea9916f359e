import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonItem } from '#contract/person.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { listCell } from './list-cells.ts';

const today = '2026-11-24' as CivilDate;
const item = {
  name: '李𠮷',
  employmentStatus: 'active',
  hiredOn: '2024-12-25',
  leftOn: null,
  birthOn: '1990-11-25',
  sex: 'female',
  educationCode: '14',
} as PersonItem;

test('cells say what a person reads: words for codes, whole years and months', () => {
  const of = (key: Parameters<typeof listCell>[1]) => listCell(item, key, today);
  assert.equal(of('name'), '李𠮷');
  assert.equal(of('age'), '35');
  assert.equal(of('tenure'), '1 年 10 个月');
  assert.equal(of('sex'), '女');
  assert.equal(of('status'), '在职');
  assert.equal(of('identity'), '', 'what is not there is empty');
});
