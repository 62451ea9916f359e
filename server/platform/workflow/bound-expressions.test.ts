import assert from 'node:assert/strict';
import test from 'node:test';
import { evaluateExpression, expressionFault } from '#contract/expression.ts';
import { boundExpressionsByTime } from './bound-expressions.ts';

boundExpressionsByTime();
const numbers = Array.from({ length: 20_000 }, (_, i) => i);

test('an expression that would run for minutes is ended, and the next is reckoned as ever', () => {
  const started = performance.now();
  assert.throws(() => evaluateExpression('a.map(x, a.filter(y, y > x)).size()', { a: numbers }), /longer than \d+ ms/);
  assert.throws(() => evaluateExpression('t.matches("^(a+)+$")', { t: `${'a'.repeat(40)}b` }), /longer than \d+ ms/);
  assert.ok(performance.now() - started < 5_000);
  assert.equal(evaluateExpression('a.filter(x, x % 2 == 0).size()', { a: numbers }), 10_000);
  assert.equal(evaluateExpression('t.matches("^1[0-9]+$")', { t: '13' }), true);
});

test('lists within lists within lists within lists are refused when the model is read', () => {
  const within = (depth: number): string => (depth === 0 ? 'true' : `a.all(x${depth}, ${within(depth - 1)})`);
  assert.equal(expressionFault(within(3)), null);
  assert.match(expressionFault(within(4))?.message ?? '', /4 deep/);
  // One after the other is not one within the other.
  assert.equal(expressionFault('a.map(x, x).filter(x, x > 1).map(x, x).all(x, x > 1)'), null);
});

test('what stands behind an object is not to be had', () => {
  for (const text of [
    'data.constructor',
    'data.__proto__',
    'data["__proto__"]',
    'a.constructor',
    'data.toString',
    '"".constructor',
  ])
    assert.throws(() => evaluateExpression(text, { a: { b: 1 } }), Error, text);
  const own = JSON.parse('{"__proto__": {"isAdmin": true}, "a": 1}');
  assert.equal(evaluateExpression('a', own), 1);
  assert.throws(() => evaluateExpression('isAdmin', own));
  assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined);
});
