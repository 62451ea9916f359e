import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CivilDate } from '#kernel/civil-date.ts';
import { cutOnce, learn } from '../segment.ts';
import { parseQuery, type Vocabulary } from './parse-query.ts';
import { fold } from './word.ts';

const today = '2026-11-24' as CivilDate;
learn(['研发中心', '平台研发部']);
const vocabulary: Vocabulary = {
  units: new Map([
    ['研发中心', ['u1']],
    ['平台研发部', ['u2']],
  ]),
  codes: new Map([
    ['硕士', [{ text: '硕士', group: 'education', facts: ['education:14'] }]],
    ['党员', [{ text: '党员', group: 'basic', facts: ['political-status:01'] }]],
    ['女', [{ text: '女', group: 'basic', facts: ['sex:female'] }]],
  ]),
  kinds: new Map([
    ['证书', ['certificate']],
    ['教育', ['education']],
  ]),
  cut: cutOnce,
};
const told = (q: string) =>
  parseQuery(q, vocabulary, today)
    .filter(piece => piece.is !== 'gap')
    .map(piece => (piece.is === 'days' ? `${piece.span.from}~${piece.span.to}` : `${piece.is} ${piece.text}`));

test('plain sentences are taken apart as people mean them', () => {
  const cases: Array<[string, string[]]> = [
    ['张三 2023年培训', ['text 张三', '2023-01-01~2023-12-31', 'text 培训']],
    ['研发中心 硕士 党员', ['unit 研发中心', 'code 硕士', 'code 党员']],
    ['研发中心硕士党员', ['unit 研发中心', 'code 硕士', 'code 党员']],
    ['合同 2026年12月 到期', ['text 合同', '2026-12-01~2026-12-31', 'expiry 到期']],
    ['证书2026年12月到期', ['kind 证书', '2026-12-01~2026-12-31', 'expiry 到期']],
    ['女', ['code 女']],
    ['2023年5月至8月', ['2023-05-01~2023-08-31']],
    ['2020-2023年', ['2020-01-01~2023-12-31']],
    ['2024年2月29日', ['2024-02-29~2024-02-29']],
    ['２０２３年', ['2023-01-01~2023-12-31']],
    ['去年', ['2025-01-01~2025-12-31']],
    ['上月', ['2026-10-01~2026-10-31']],
    ['E0012', ['text e0012']],
    ['20231', ['text 20231']],
  ];
  for (const [q, wanted] of cases) assert.deepEqual(told(q), wanted, q);
});

test('a day that does not exist is no day, and a word within a longer one is not taken out of it', () => {
  assert.ok(!told('2023年2月30日').includes('2023-02-30~2023-02-30'));
  assert.deepEqual(told('教育部'), ['text 教育部']);
});

test('a character that stands alone goes with its neighbour, so that pairs can be looked up', () => {
  const words = parseQuery('玉兰路三号', vocabulary, today).flatMap(piece => (piece.is === 'text' ? piece.words : []));
  assert.ok(
    words.every(word => word.length > 1),
    words.join('|'),
  );
  assert.equal(words.join(''), '玉兰路三号');
});

test('the pieces, in order, are the whole text, whatever it is', () => {
  const part = fc.constantFrom(
    '张三',
    '研发中心',
    '硕士',
    '2023年',
    '5月',
    '到期',
    '证书',
    ' ',
    '的',
    '-',
    "'",
    '𠮷',
    '1',
    'ab',
    '至',
    '🙂',
    '\0',
    '（',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(part, { maxLength: 25 }).map(parts => parts.join('')),
  );
  fc.assert(
    fc.property(typed, text => {
      const pieces = parseQuery(text, vocabulary, today);
      assert.equal(pieces.map(piece => piece.text).join(''), fold(text));
      assert.ok(pieces.every(piece => piece.text !== ''));
    }),
    { numRuns: 400 },
  );
});

test('two hundred characters of any sort are taken apart in a moment', () => {
  for (const text of ['研'.repeat(200), '2023年'.repeat(40), "'&|!".repeat(50), 'a1'.repeat(100)]) {
    const began = performance.now();
    parseQuery(text, vocabulary, today);
    assert.ok(performance.now() - began < 250, text.slice(0, 8));
  }
});
