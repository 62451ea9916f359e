import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { dayInEnglish, monthsInEnglish, nameInPinyin, payItemsInEnglish, wordsInPinyin } from './english.ts';

test('names as passports have them: family name first, double ones whole, readings of family names, ü as yu', () => {
  assert.deepEqual(['张伟', '王小明', '欧阳小明', '单雄信', '吕布', '仇英', 'John Smith', '吴绿'].map(nameInPinyin), [
    'Zhang Wei',
    'Wang Xiaoming',
    'Ouyang Xiaoming',
    'Shan Xiongxin',
    'Lyu Bu',
    'Qiu Ying',
    'John Smith',
    'Wu Lyu',
  ]);
});

test('units and posts in pinyin, word by syllable; what is in other letters stays', () => {
  assert.equal(wordsInPinyin('铸造车间'), 'Zhu Zao Che Jian');
  assert.equal(wordsInPinyin('IT运维部'), 'IT Yun Wei Bu');
  assert.equal(wordsInPinyin('Sales'), 'Sales');
  assert.equal(wordsInPinyin('澄岳（深圳）公司'), 'Cheng Yue (Shen Zhen) Gong Si');
});

test('days with the month in letters, months and pay items in words', () => {
  assert.equal(dayInEnglish('2026-03-01' as CivilDate), '1 March 2026');
  assert.equal(monthsInEnglish('2025-11', '2026-10'), 'November 2025 to October 2026');
  assert.equal(monthsInEnglish('2026-10', '2026-10'), 'October 2026');
  const record = (item: string, isCounted = true) => ({
    item,
    period: 'month',
    amountFen: 1,
    from: null,
    until: null,
    isCounted,
  });
  const pay = (...records: ReturnType<typeof record>[]) =>
    payItemsInEnglish({ fromMonth: '', toMonth: '', months: 1, averageFen: 1, records });
  assert.equal(pay(record('base')), 'basic salary');
  assert.equal(
    pay(record('base'), record('post'), record('base'), record('allowance'), record('other', false)),
    'basic salary, post salary and allowances',
  );
});
