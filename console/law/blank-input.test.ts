import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawField } from '#contract/law.ts';
import { blankInput, faultsByField, wholeOf, withField } from './blank-input.ts';

const field = (name: string, kind: LawField['kind'], isOptional = false, fields?: LawField[]): LawField => ({
  name,
  kind,
  label: name,
  isOptional,
  ...(fields ? { fields } : {}),
});

test('an empty input has the groups that are needed and one entry of a list', () => {
  const fields = [
    field('bonus', 'money'),
    field('months', 'list', false, [field('income', 'money')]),
    field('si', 'group', false, [field('items', 'table', false, [field('rate', 'ratio')])]),
    field('more', 'group', true, []),
  ];
  assert.deepEqual(blankInput(fields), { months: [{}], si: { items: {} } });
});

test('a field that is emptied is left out, false is not', () => {
  assert.deepEqual(withField({ a: 1, b: 2 }, 'a', ''), { b: 2 });
  assert.deepEqual(withField({}, 'a', false), { a: false });
  assert.deepEqual([wholeOf('13'), wholeOf('1.5'), wholeOf('x')], [13, '1.5', 'x']);
});

test('what the server says of a field is found by its place in the input', () => {
  const faults = faultsByField([
    { field: '/body/input/months/0/income', message: '应为金额' },
    { field: '/body/on', message: '没有这一天' },
  ]);
  assert.deepEqual([...faults], [['months/0/income', '应为金额']]);
});
