import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Timer } from '../model/model.ts';
import { expressionText, textOrExpression } from './expression-text.ts';
import { readTimerText } from './timer-text.ts';

test('an expression loses its wrapping and nothing else', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['a > 1', 'a > 1'],
    [`\${a > 1}`, 'a > 1'],
    [' #{ a } ', 'a'],
    ['= a', 'a'],
    ['== a', '== a'],
    [`\${a} && \${b}`, `\${a} && \${b}`],
    [`\${{"k": 1}.k}`, '{"k": 1}.k'],
    ['', undefined],
    [`\${ }`, undefined],
    ['=', undefined],
  ];
  for (const [text, told] of cases) assert.equal(expressionText(text), told, text);
  assert.deepEqual(
    [textOrExpression(`\${due}`), textOrExpression('= due'), textOrExpression(' P1D ')],
    ['=due', '=due', 'P1D'],
  );
});

test('a timer’s text is ISO 8601, a working limit or an expression', () => {
  const kindOf = (kind: Timer['kind'], text: string) => readTimerText({ kind, text })?.kind ?? null;
  for (const text of ['P3D', 'PT4H', 'P1Y2M3DT4H5M6.5S', 'P2W']) assert.equal(kindOf('duration', text), 'iso', text);
  for (const text of ['P', 'PT', 'P3', '3D', 'P1H', '-P1D', '3 days ago', '3 workdays', ''])
    assert.equal(kindOf('duration', text), null, text);
  for (const text of ['2026-10-01', '2026-10-01T09:00:00+08:00', '2026-10-01T09:00Z'])
    assert.equal(kindOf('date', text), 'iso', text);
  for (const text of ['2026-13-01', '2026-10-01T25:00Z', '明天', '3 working-days'])
    assert.equal(kindOf('date', text), null, text);
  for (const text of ['R3/PT1H', 'R/P1D', 'R2/2026-10-01T09:00:00Z/P1D', 'R2/P1D/2026-12-01T00:00:00Z'])
    assert.equal(kindOf('cycle', text), 'iso', text);
  for (const text of ['R3', 'R3/', 'PT1H', '0 0 9 * * ?']) assert.equal(kindOf('cycle', text), null, text);
  assert.deepEqual(readTimerText({ kind: 'duration', text: '3 working-days' }), {
    kind: 'limit',
    amount: 3,
    unit: 'working-days',
  });
  assert.deepEqual(readTimerText({ kind: 'date', text: '=due' }), { kind: 'expression', expression: 'due' });
});
