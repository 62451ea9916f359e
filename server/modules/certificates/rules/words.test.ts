import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { capitals, dayInWords, grouped, maskName, monthsInWords, serviceInWords } from './words.ts';

const day = (text: string) => text as CivilDate;

test('amounts in capitals as cheques have them', () => {
  for (const [fen, text] of [
    [0, '零元整'],
    [1_500_000, '壹万伍仟元整'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [10_700_053, '壹拾万零柒仟元伍角叁分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [100_001_000_00, '壹亿零壹仟元整'],
    [1_000_100_000, '壹仟万零壹仟元整'],
    [50, '伍角整'],
    [3, '叁分'],
    [100_000_000_000_000, '壹万亿元整'],
  ] as const)
    assert.equal(capitals(fen), text, String(fen));
});

test('figures, days and months as a letter writes them', () => {
  assert.deepEqual([grouped(1_500_000), grouped(99), grouped(123_456_789)], ['15,000.00', '0.99', '1,234,567.89']);
  assert.equal(dayInWords(day('2026-03-01')), '2026年3月1日');
  assert.equal(monthsInWords('2025-11', '2026-10'), '2025年11月至2026年10月');
  assert.equal(monthsInWords('2026-10', '2026-10'), '2026年10月');
});

test('service counts both its first and its last day', () => {
  assert.equal(serviceInWords(day('2020-03-01'), day('2026-10-31')), '6年8个月');
  assert.equal(serviceInWords(day('2020-03-01'), day('2021-02-28')), '1年');
  assert.equal(serviceInWords(day('2020-03-15'), day('2020-04-13')), '不满1个月');
  assert.equal(serviceInWords(day('2020-03-15'), day('2020-04-14')), '1个月');
});

test('a masked name tells the family name and little of the length', () => {
  assert.deepEqual(['张伟', '王小明', '欧阳保密', '𠮷田', 'John Smith', '阿卜杜拉·买买提', '丁'].map(maskName), [
    '张*',
    '王**',
    '欧阳**',
    '𠮷*',
    'J***',
    '阿***',
    '丁*',
  ]);
});
