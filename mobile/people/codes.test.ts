import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelOf } from './codes.ts';

const regions = [
  { code: '440000', label: '广东省' },
  { code: '440300', label: '深圳市', parent: '440000' },
  { code: '440305', label: '南山区', parent: '440300' },
];

test('a region is named from the province down', () => {
  assert.equal(labelOf(regions, '440305', true), '广东省深圳市南山区');
  assert.equal(labelOf(regions, '440305'), '南山区');
});

test('a code unknown to its set is shown rather than lost', () =>
  assert.equal(labelOf(regions, '999999', true), '999999'));

test('a set whose items name each other in a circle does not hang', () => {
  const circle = [
    { code: 'a', label: '甲', parent: 'b' },
    { code: 'b', label: '乙', parent: 'a' },
  ];
  assert.equal(labelOf(circle, 'a', true), '乙甲');
});
