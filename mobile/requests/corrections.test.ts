import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnPaperRead } from '#contract/recognition.ts';
import { correctionsIn } from './corrections.ts';

type Value = OwnPaperRead['values'][number];
const value = (group: Value['group'], field: string, text: string, more: Partial<Value> = {}): Value => ({
  ...{ group, field, text, entry: 0, label: field, value: text, confidence: 0.99, flags: [] },
  ...more,
});

test('a card’s fields are offered one by one, codes in the words of the card', () => {
  const found = correctionsIn({
    values: [value('basic', 'name', '单晓明'), value('basic', 'ethnicityCode', '汉', { value: 'HA', confidence: 0.8 })],
  });
  assert.deepEqual(
    found.map(each => [each.item, each.wanted, each.confidence]),
    [
      ['basic.name', '单晓明', 0.99],
      ['basic.ethnicity', '汉', 0.8],
    ],
  );
});

test('a number that fails its check digit is not offered', () => {
  const flags = ['check-digit'] as const;
  assert.deepEqual(
    correctionsIn({ values: [value('identity', 'number', '11010', { value: null, flags: [...flags] })] }),
    [],
  );
});

test('a diploma is one entry that says all of it, as sure as its least sure part', () => {
  const found = correctionsIn({
    values: [
      value('education', 'school', '北方大学', { label: '院校' }),
      value('education', 'major', '历史学', { label: '专业', confidence: 0.6, flags: ['unsure'] }),
      value('education', 'validFrom', '2010', { entry: 1, label: '起' }),
    ],
  });
  assert.deepEqual(
    found.map(each => [each.item, each.wanted, each.confidence, each.flags]),
    [
      ['education', '院校：北方大学\n专业：历史学', 0.6, ['unsure']],
      ['education', '起：2010', 0.99, []],
    ],
  );
});
