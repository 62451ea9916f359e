import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findQuery, pinyinOf, sortKeyOf, wordsOf } from './name-words.ts';

test('a surname is read as a surname, also one of two characters', () => {
  assert.deepEqual(pinyinOf('单雄信'), ['shan', 'xiong', 'xin']);
  assert.deepEqual(pinyinOf('曾小贤'), ['zeng', 'xiao', 'xian']);
  assert.deepEqual(pinyinOf('欧阳娜娜'), ['ou', 'yang', 'na', 'na']);
  assert.deepEqual(pinyinOf('吕布'), ['lv', 'bu']);
});

test('names in other letters stay words', () => {
  assert.deepEqual(pinyinOf('Anna Smith'), ['anna', 'smith']);
  assert.deepEqual(pinyinOf('阿依古丽·买买提').at(-1), 'ti');
});

test('lists go by pinyin, syllable by syllable', () => {
  const sorted = ['赵一', '李白', '林安', '李安'].sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
  assert.deepEqual(sorted, ['李安', '李白', '林安', '赵一']);
});

test('a person is found by name, given name, pinyin, initials and number', () => {
  const words = wordsOf(['张三丰'], ['E00123']);
  for (const word of ['张三丰', '三丰', 'zhangsanfeng', 'sanfeng', 'zsf', 'e00123', '123']) {
    assert.ok(words.includes(word), word);
  }
});

test('what is typed cannot become an operator of the query', () => {
  assert.equal(findQuery("o'neil | 张\\"), "'o''neil':* & '|':* & '张\\\\':*");
  assert.equal(findQuery('  · '), null);
});
