import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cn } from '#law/cn/index.ts';
import { choicesOf, isKnownChoice } from './choices.ts';

const { pack } = cn;

test('the ways of rounding the fund are those that its formula knows', () => {
  assert.ok(isKnownChoice(pack, 'hf/shanghai/rounding', 'yuan_up'));
  assert.ok(!isKnownChoice(pack, 'hf/shanghai/rounding', 'yuan-up'));
  assert.ok(isKnownChoice(pack, 'hf/shanghai/rounding', null), 'a repeal is of every parameter');
});

test('a table of injury rates is that of a place that has one', () => {
  const choices = choicesOf(pack, 'si/beijing/injury/class-table');
  assert.ok(choices?.includes('national') && choices.includes('shanghai'));
  assert.ok(!choices?.includes('hangzhou'), 'which goes by the national table');
});

test('whatever the pack ships is a word that it knows; other parameters are no choices', () => {
  for (const [path, { values }] of pack.parameters)
    for (const { value } of values) assert.ok(isKnownChoice(pack, path, value), path);
  assert.equal(choicesOf(pack, 'si/shanghai/pension/floor'), null);
});
