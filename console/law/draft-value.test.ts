import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toValue, typedOf } from './draft-value.ts';

const unit = (kind: string, code = kind) => ({ kind, code });

test('what people type becomes a value of the unit, and what is wrong is left for the server to say', () => {
  assert.equal(toValue(unit('money'), ' 7,460.50 '), '7460.50');
  assert.equal(toValue(unit('ratio', 'rate'), '16%'), '0.16');
  assert.equal(toValue(unit('count'), '5'), 5);
  assert.equal(toValue(unit('count'), '五'), '五');
  assert.deepEqual(toValue(unit('days'), '["2026-01-01"]'), ['2026-01-01']);
  assert.throws(() => toValue(unit('bands'), '[{'), SyntaxError);
});

test('a value stands in its field as it would be typed', () => {
  assert.equal(typedOf(unit('money'), '7460.00'), '7460.00');
  assert.equal(typedOf(unit('money'), null), '');
  assert.deepEqual(JSON.parse(typedOf(unit('steps'), [{ from: 1, value: 2 }])), [{ from: 1, value: 2 }]);
});
