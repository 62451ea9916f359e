import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDefinition, checkFilled, lookAt } from './form-check.ts';
import { withChoices } from './form-choices.ts';
import type { FormDefinition } from './form-definition.ts';
import { valueText } from './form-words.ts';

const field = { code: 'job', kind: 'choice', from: 'employments', label: '哪一段任职', required: true } as const;
const form: FormDefinition = { sections: [{ title: '', fields: [{ ...field }] }] };
const [first, second] = [
  { id: '00000000-0000-7000-8000-000000000001', name: '甲公司' },
  { id: '00000000-0000-7000-8000-000000000002', name: '乙公司' },
];
const two = { employments: [first, second] };
const codes = (data: object, prefill = {}) => checkFilled(form, data, prefill).problems.map(each => each.code);

test('of several employments one is asked for, and kept with its name', () => {
  assert.deepEqual(checkDefinition(form), [], 'options of its own aren’t asked of it');
  assert.deepEqual(codes({}, two), ['form.required']);
  assert.deepEqual(checkFilled(form, { job: second.id }, two).data, { job: second });
  assert.deepEqual(checkFilled(form, { job: { ...second, name: '别的' } }, two).data, { job: second });
  assert.deepEqual(codes({ job: '00000000-0000-7000-8000-000000000003' }, two), ['form.value']);
  assert.equal(valueText({ ...field }, second), '乙公司');
  assert.deepEqual(
    withChoices(form, two).sections[0]?.fields[0]?.options?.map(each => each.label),
    ['甲公司', '乙公司'],
  );
});

test('where there is one or none, nothing is asked or kept', () => {
  for (const employments of [[], [first]]) {
    assert.deepEqual([...lookAt(form, {}, { employments }).visible], []);
    assert.deepEqual(checkFilled(form, { job: second }, { employments }), { data: {}, problems: [] });
  }
});

test('without the archive what was chosen is taken as sent, if it is one at all', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(checkFilled(form, { job: second }).data, { job: second });
  for (const job of ['x', 7, { id: 'x' }, [first]]) assert.deepEqual(codes({ job }), ['form.value']);
});
