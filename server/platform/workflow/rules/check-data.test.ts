import assert from 'node:assert/strict';
import test from 'node:test';
import { checkData, checkNames, checkSent, dataMost } from './check-data.ts';

test('data that is too much or too deep is refused by name, however it is built', () => {
  checkData({ text: '好'.repeat(dataMost / 3 - 10) });
  assert.throws(() => checkData({ text: '好'.repeat(dataMost / 3) }), { code: 'case.data-too-large' });
  checkData({ table: [{ rows: [[1, 2]] }] });
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  assert.throws(() => checkData({ form: { deep } }), { code: 'case.data-too-deep', facts: { name: 'form', most: 20 } });
});

test('without a form nobody sends what the model takes for a decision', () => {
  checkNames({ days: 3, reason: '' });
  for (const name of ['outcome', 'tasks', 'case'])
    assert.throws(() => checkNames({ days: 3, [name]: 'agree' }), { code: 'case.name-reserved', facts: { name } });
});

test('nobody sends what passes for a sealed value, however deep', () => {
  checkSent({ wanted: '$sealed', rows: [{ note: '"$sealed": "v1.a.b.c.d"' }] });
  for (const data of [
    { $sealed: 'v1' },
    { wanted: { $sealed: 'v1.a.b.c.d', shown: '' } },
    { rows: [[{ $sealed: 1 }]] },
  ])
    assert.throws(() => checkSent(data), { code: 'case.name-reserved' });
});
