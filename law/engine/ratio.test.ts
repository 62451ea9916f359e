import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fen, fen } from '#kernel/money.ts';
import { compare, divided, formatRatio, parseRatio, product, quotient, ratio, sum, times } from './ratio.ts';

/** A small generator of numbers, the same each run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('half a fen goes up, and away from zero below it', () => {
  assert.equal(times(fen(150), ratio(1, 100)), 2);
  assert.equal(times(fen(149), ratio(1, 100)), 1);
  assert.equal(times(fen(-150), ratio(1, 100)), -2);
  assert.equal(times(fen(0), ratio(3, 7)), 0);
});

test('a × b ÷ c is the whole number that exact arithmetic gives, also near the end of what is kept exactly', () => {
  const next = dice(7);
  for (let i = 0; i < 50_000; i++) {
    // Far beyond, around the bound up to which floats are trusted, and everyday.
    const amount = [
      9_007_199_254_740_000 - next(1_000_000),
      Math.floor(2 ** 50 / (1 + next(1000))) + next(9),
      next(2 ** 31),
    ][i % 3]!;
    const [num, den] = [next(1000) + 1, next(100_000) + 1000];
    const wide = BigInt(amount) * BigInt(num);
    const exact = (2n * wide + BigInt(den)) / (2n * BigInt(den));
    assert.equal(BigInt(divided(amount, num, den)), exact, `${amount} × ${num} ÷ ${den}`);
  }
});

test('a result beyond what is kept exactly is refused rather than rounded in silence', () => {
  assert.throws(() => divided(9_007_199_254_740_991, 10, 1), RangeError);
  assert.throws(() => ratio(0.5), RangeError);
  assert.throws(() => ratio(1, 0), RangeError);
  assert.throws(() => quotient(ratio(1), ratio(0)), RangeError);
});

test('decimals are read exactly and written as they are known', () => {
  for (const [text, told] of [
    ['0.03', '0.03'],
    ['0.10', '0.1'],
    ['21.75', '21.75'],
    ['-2', '-2'],
    ['100', '100'],
    ['0.000001', '0.000001'],
  ])
    assert.equal(formatRatio(parseRatio(text!)!), told);
  assert.equal(formatRatio(ratio(1, 3)), '1/3');
  for (const bad of ['', '.5', '1e3', '0.1234567', '１', 'NaN', '1.']) assert.equal(parseRatio(bad), null, bad);
});

test('sums, products and quotients keep exact, and compare as fractions do', () => {
  const third = quotient(ratio(1), ratio(3));
  assert.deepEqual(sum(sum(third, third), third), ratio(1));
  assert.deepEqual(product(third, ratio(3)), ratio(1));
  assert.ok(compare(third, parseRatio('0.333333')!) > 0);
  assert.equal(times(300 as Fen, third), 100);
});
