import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawParameter } from '#contract/law.ts';
import { above, found, rowsOf, subjectsOf } from './parameter-tree.ts';

const initials: Record<string, string> = { 税率表: 'grsdsnzjslb' };
const parameter = (path: string, zh: string, ...trail: string[]): LawParameter => ({
  path,
  title: { zh, en: '' },
  initials: initials[zh] ?? '',
  trail,
  unit: { code: 'money', kind: 'money', label: '元' },
  value: null,
  next: null,
});
const all = [
  parameter('iit/bonus/table', '税率表', '个人所得税', '年终奖'),
  parameter('iit/bonus/until', '期限', '个人所得税', '年终奖'),
  parameter('iit/free', '减除费用', '个人所得税'),
  parameter('top', '顶层'),
];

test('parameters stand below their subjects, and only what is open is seen', () => {
  const root = subjectsOf(all);
  const seen = (open: string[]) =>
    rowsOf(root, new Set(open)).map(each =>
      each.kind === 'subject'
        ? `${each.depth} ${each.subject.title} ${each.count}`
        : `${each.depth} ${each.parameter.path}`,
    );
  assert.deepEqual(seen([]), ['0 个人所得税 3', '0 top']);
  assert.deepEqual(seen(['iit']), ['0 个人所得税 3', '1 年终奖 2', '1 iit/free', '0 top']);
  assert.deepEqual(seen(['iit', 'iit/bonus']).slice(1, 4), ['1 年终奖 2', '2 iit/bonus/table', '2 iit/bonus/until']);
  assert.deepEqual(above('iit/bonus/table'), ['iit', 'iit/bonus']);
});

test('a search finds by subject and title together', () => {
  assert.deepEqual(
    found(all, '年终奖 税率').map(each => each.path),
    ['iit/bonus/table'],
  );
  assert.deepEqual(found(all, '年终奖 没有'), []);
  assert.deepEqual(
    found(all, 'grsds slb').map(each => each.path),
    ['iit/bonus/table'],
    'by the first letters of its pinyin too',
  );
});
