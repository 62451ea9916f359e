import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedForms } from '#modules/forms/index.ts';
import { archive } from '#modules/people/index.ts';
import { concealed, correctionItems, correctionLabel, readWanted } from './correction-items.ts';

test('every item that the form offers has a name, and what the house writes is a value of the archive', () => {
  const form = shippedForms.find(each => each.key === 'archive-correction');
  const options = form?.definition.sections[0]?.fields.find(each => each.code === 'item')?.options ?? [];
  assert.ok(options.length > 10);
  for (const { value, label } of options) assert.equal(correctionLabel(value, ''), label);
  for (const [item, { group, field }] of Object.entries(correctionItems)) {
    assert.ok(archive[group].fields[field], item);
    assert.ok(
      options.some(each => each.value === item),
      item,
    );
  }
});

test('days, codes and texts are read as people write them', () => {
  assert.equal(readWanted('day', '1990年3月5日'), '1990-03-05');
  assert.equal(readWanted('day', ' 1990-03-05 '), '1990-03-05');
  assert.equal(readWanted('day', '1990.2.30'), null);
  assert.equal(readWanted('day', '三月'), null);
  assert.equal(readWanted({ codes: 'marital-status' }, '已婚'), '20');
  assert.equal(readWanted({ codes: 'marital-status' }, '不想说'), null);
  assert.equal(readWanted('text', ' 成府路 207 号 '), '成府路 207 号');
  assert.equal(concealed('110101199003070000'), '**************0000');
});
