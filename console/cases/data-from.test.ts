import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataFrom } from './data-from.ts';
import { plainValue } from './plain-value.ts';

test('lines become values, of the kind that they are written as', () => {
  assert.deepEqual(dataFrom('days = 3\nunit=财务部\n\nurgent = true\ncode = "007"'), {
    days: 3,
    unit: '财务部',
    urgent: true,
    code: '007',
  });
  assert.deepEqual(dataFrom(''), {});
});

test('a line without a name is refused', () => {
  assert.equal(dataFrom('三天'), null);
  assert.equal(dataFrom('3 = days'), null);
});

test('values of a form are told by what a person would read', () => {
  assert.equal(plainValue({ id: 'x', name: '王芳' }), '王芳');
  assert.equal(plainValue({ from: '2026-03-05', last: '2026-03-06', days: 2 }), '2026-03-05 至 2026-03-06');
  assert.equal(plainValue([true, '', 12_000]), '是、—、12,000');
});
