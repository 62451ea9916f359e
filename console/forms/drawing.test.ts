import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDefinition } from '#contract/form-check.ts';
import { type FieldKind, type FormDefinition, fieldKinds } from '#contract/form-definition.ts';
import { celOf, conditionOf } from './condition.ts';
import { copyField, insertField, moveField, newField, placeOf, stepField } from './drawing.ts';

const drawn = (...sections: string[][]): FormDefinition => ({
  sections: sections.map((codes, s) => ({
    title: `${s}`,
    fields: codes.map(code => ({ code, kind: 'text', label: code })),
  })),
});
const codes = ({ sections }: FormDefinition) => sections.map(each => each.fields.map(field => field.code));

test('each kind of field that is added is without fault from the start, with a code of its own', () => {
  let definition = drawn([]);
  for (const kind of Object.keys(fieldKinds) as FieldKind[])
    for (const _ of [1, 2])
      definition = insertField(definition, { section: 0, field: null }, newField(definition, kind));
  assert.deepEqual(checkDefinition(definition), []);
});

test('a field is moved before another, within its section and into another', () => {
  const at = (section: number, field: number | null) => ({ section, field });
  const form = drawn(['a', 'b', 'c'], ['d']);
  const moved = (from: [number, number], to: [number, number | null]) => {
    const done = moveField(form, at(...from), at(...to));
    return [codes(done.definition), done.place];
  };
  assert.deepEqual(moved([0, 0], [0, 2]), [[['b', 'a', 'c'], ['d']], at(0, 1)]);
  assert.deepEqual(moved([0, 2], [0, 0]), [[['c', 'a', 'b'], ['d']], at(0, 0)]);
  assert.deepEqual(moved([0, 1], [1, null]), [
    [
      ['a', 'c'],
      ['d', 'b'],
    ],
    at(1, 1),
  ]);
});

test('steps go past the end of a section into the next, and stop at the ends of the form', () => {
  const form = drawn(['a', 'b'], ['c']);
  assert.deepEqual(codes(stepField(form, { section: 0, field: 0 }, 1).definition), [['b', 'a'], ['c']]);
  assert.deepEqual(codes(stepField(form, { section: 0, field: 1 }, 1).definition), [['a'], ['b', 'c']]);
  assert.deepEqual(codes(stepField(form, { section: 1, field: 0 }, -1).definition), [['a', 'b', 'c'], []]);
  assert.deepEqual(codes(stepField(form, { section: 0, field: 0 }, -1).definition), [['a', 'b'], ['c']]);
});

test('a copy stands behind its model with a code of its own', () => {
  assert.deepEqual(codes(copyField(drawn(['a', 'b']), { section: 0, field: 0 }).definition), [['a', 'a2', 'b']]);
});

test('an issue leads to its field', () => {
  assert.deepEqual(placeOf('/sections/1/fields/2/columns/0/visible'), { section: 1, field: 2 });
  assert.deepEqual(placeOf('/sections/1/visible'), { section: 1, field: null });
  assert.equal(placeOf(''), null);
});

test('a condition that was chosen is read back as it was; what says more is a formula', () => {
  const isText = (code: string) => code === 'kind';
  for (const cel of [
    'kind == "a\\"b"',
    'days > 3 && kind != "x"',
    'has(data.days) || !has(data.kind)',
    'flag',
    '!flag',
    '"a" in kinds',
  ]) {
    const condition = conditionOf(cel);
    assert.ok(condition, cel);
    assert.equal(celOf(condition, isText), cel);
  }
  for (const cel of ['days > 3 && (a || b)', 'size(rows) > 1', 'a && b || c'])
    assert.equal(conditionOf(cel), null, cel);
});
