import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormField } from '#contract/form-definition.ts';
import { demandsOf, misfit } from './fit.ts';

const field = (kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  code: 'a',
  label: '甲',
  kind,
  ...more,
});
const options = [{ value: 'x', label: '甲' }];

test('a value that the changed field would read otherwise or not at all is told with its why', () => {
  const cases: Array<[FormField, FormField, unknown, boolean]> = [
    [field('text'), field('paragraph'), '三楼', true],
    [field('text'), field('number'), '12', true],
    [field('text'), field('number'), '三楼', false],
    [field('text'), field('text', { longest: 2 }), '三层楼', false],
    [field('number'), field('money'), 12, false],
    [field('text'), field('money'), '12', false],
    [field('person'), field('unit'), { id: '00000000-0000-7000-8000-000000000000', name: '' }, false],
    [field('choice', { options }), field('choice', { options: [] }), 'x', false],
    [field('choice', { options }), field('choice', { options, many: true }), 'x', false],
    [field('number'), field('number', { max: 10 }), 11, false],
    [field('text'), field('table', { columns: [{ code: 'b', label: '乙', kind: 'text' }] }), '三楼', false],
  ];
  for (const [before, after, value, fits] of cases)
    assert.equal(
      misfit(before, after, value) === null,
      fits,
      `${before.kind} → ${after.kind}: ${JSON.stringify(value)}`,
    );
});

test('the cell of a table that does not fit is told with its row and column', () => {
  const before = field('table', { columns: [{ code: 'b', label: '年度', kind: 'text' }] });
  const after = field('table', { columns: [{ code: 'b', label: '年度', kind: 'number' }] });
  assert.equal(misfit(before, after, [{ b: '2024' }, { b: '去年' }]), '第 2 行的年度不是数字');
});

test('words, help and formulas ask nothing else of values', () => {
  assert.equal(demandsOf(field('text')), demandsOf(field('text', { label: '乙', help: '说明', visible: 'true' })));
  assert.notEqual(demandsOf(field('text')), demandsOf(field('text', { longest: 5 })));
});
