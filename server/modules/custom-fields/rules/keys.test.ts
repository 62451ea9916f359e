import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormDefinition, FormField } from '#contract/form-definition.ts';
import { assignKeys, fieldsEver, toKept, toShown } from './keys.ts';

const form = (...fields: FormField[]): FormDefinition => ({ sections: [{ title: '', fields }] });
const text = (code: string, label = code): FormField => ({ code, label, kind: 'text' });
const table = (code: string, ...columns: string[]): FormField => ({
  code,
  label: code,
  kind: 'table',
  columns: columns.map(each => ({ code: each, label: each, kind: 'text' })),
});
const version = (definition: FormDefinition, before: Array<{ definition: FormDefinition; keys: object }> = []) => ({
  definition,
  keys: assignKeys(before as never, definition),
});

test('a field keeps its name while it is there; its code used anew after it was deleted gets another', () => {
  const first = version(form(text('seat'), text('bus')));
  const second = version(form(text('seat')), [first]);
  const third = version(form(text('seat'), text('bus', '新班车')), [first, second]);
  const fourth = version(form(text('bus')), [first, second, third]);
  assert.deepEqual(
    [first, second, third, fourth].map(each => each.keys),
    [{ seat: 'seat', bus: 'bus' }, { seat: 'seat' }, { seat: 'seat', bus: 'bus~2' }, { bus: 'bus~2' }],
  );
  const { data, gone } = toShown({ seat: 'A', bus: '旧线', 'bus~2': '新线' }, third.keys);
  assert.deepEqual([data, gone], [{ seat: 'A', bus: '新线' }, { bus: '旧线' }]);
  assert.equal(fieldsEver([first, second, third]).get('bus~2')?.label, '新班车');
  assert.equal(fieldsEver([first, second, third]).get('bus')?.label, 'bus');
});

test('columns of a table are told apart alike, and come back by their codes', () => {
  const first = version(form(table('jobs', 'title', 'year')));
  const second = version(form(table('jobs', 'title')), [first]);
  const third = version(form(table('jobs', 'title', 'year')), [first, second]);
  assert.deepEqual(third.keys, { jobs: 'jobs', 'jobs/title': 'title', 'jobs/year': 'year~2' });
  const kept = toKept({ jobs: [{ title: '主任', year: '2024' }], stray: 1 }, third.keys);
  assert.deepEqual(kept, { jobs: [{ title: '主任', 'year~2': '2024' }] });
  assert.deepEqual(toShown(kept, third.keys).data, { jobs: [{ title: '主任', year: '2024' }] });
  assert.deepEqual(toShown({ jobs: [{ title: '副主任', year: '1999' }] }, third.keys).data, {
    jobs: [{ title: '副主任' }],
  });
});
