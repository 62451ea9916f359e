import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountOfHan, digitsOfHan } from './han-numerals.ts';

test('numerals of a date become digits, those of words stay', () => {
  const cases: [string, string][] = [
    ['二〇一一年十月七日', '2011年10月7日'],
    ['二零二一年十二月三十一日', '2021年12月31日'],
    ['二OO九年二月二十日', '2009年2月20日'],
    ['贰零贰壹年叁月伍日', '2021年3月5日'],
    ['二〇二一.三.五', '2021.3.5'],
    ['2021年三月廿五日', '2021年3月25日'],
    ['去年三月', '去年三月'],
    ['2O21-03-05', '2O21-03-05'],
  ];
  for (const [text, digits] of cases) assert.equal(digitsOfHan(text), digits);
});

test('amounts that say every power', () => {
  const cases: [string, number | null][] = [
    ['八千', 8000],
    ['一万二千', 12_000],
    ['壹万贰仟伍佰', 12_500],
    ['十二万', 120_000],
    ['一万零五', 10_005],
    ['一百零八', 108],
    ['一万五', null],
    ['五千五', null],
    ['千八', null],
    ['万', null],
    ['八千八百八千', null],
    ['面议', null],
    ['', null],
  ];
  for (const [text, amount] of cases) assert.equal(text === '' ? null : amountOfHan(text), amount, text);
});
