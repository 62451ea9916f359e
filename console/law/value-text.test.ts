import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawUnit } from '#contract/law.ts';
import { fromPercent, grouped, percent, valueText } from './value-text.ts';

test('money is grouped and rates are said in percent without reckoning in floats', () => {
  assert.deepEqual(['7460.00', '102331.07', '-1000', '999'].map(grouped), ['7,460.00', '102,331.07', '-1,000', '999']);
  assert.deepEqual(['0.16', '0.0075', '0.005', '1', '1.5', '0.1', '0.00'].map(percent), [
    '16%',
    '0.75%',
    '0.5%',
    '100%',
    '150%',
    '10%',
    '0%',
  ]);
});

test('a rate may be typed in percent', () => {
  assert.deepEqual(['16%', '0.75 %', '100％', '0.16', '8.5%', 'x'].map(fromPercent), [
    '0.16',
    '0.0075',
    '1',
    '0.16',
    '0.085',
    'x',
  ]);
});

test('a value is told with its unit, a table by its size, a repeal as such', () => {
  const unit = (kind: LawUnit['kind'], label: string, code: string = kind) => ({ kind, label, code });
  assert.equal(valueText(unit('money', '元/月'), '7460.00'), '7,460.00 元/月');
  assert.equal(valueText(unit('ratio', '比例', 'rate'), '0.105'), '10.5%');
  assert.equal(valueText(unit('ratio', '天', 'days-exact'), '21.75'), '21.75 天');
  assert.equal(valueText(unit('bands', '级距表'), [{}, {}]), '2 级');
  assert.equal(valueText(unit('money', '元'), null), '无数值');
});
