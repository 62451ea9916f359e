import assert from 'node:assert/strict';
import test from 'node:test';
import { evaluateExpression, expressionFault } from './expression.ts';

test('numbers compare and mix as a reader expects', () => {
  const value = (text: string, data = {}) => evaluateExpression(text, data);
  assert.equal(value('days > 5', { days: 9 }), true);
  assert.equal(value('days * 2 + 1', { days: 9 }), 19);
  assert.equal(value('days * 1.5', { days: 2 }), 3);
  assert.equal(value('rate * 2', { rate: 0.5 }), 1);
  assert.equal(
    value('results.filter(r, r.outcome == "agree").size() >= 2', { results: [{ outcome: 'agree' }] }),
    false,
  );
  assert.equal(value('has(data.days) && days > 1'), false, 'what may be missing can be asked for');
});

test('a name that nobody knows is told; nothing behind the data can be reached', () => {
  assert.throws(() => evaluateExpression('nobody > 1', {}), /nobody/);
  for (const text of ['x.__proto__', 'x.constructor', 'data.constructor', 'constructor.name', 'process.env'])
    assert.throws(() => evaluateExpression(text, { x: {} }), text);
});

test('what is no expression is told with its place', () => {
  assert.equal(expressionFault('a > 1'), null);
  assert.equal(expressionFault('a > ')?.at, 4);
  assert.ok(expressionFault(`${'a + '.repeat(3000)}a`));
  assert.ok(expressionFault('('.repeat(200)));
});
