import assert from 'node:assert/strict';
import test from 'node:test';
import { blankOut, findInCode } from './code.ts';

test('comments, strings and regular expressions are blanked, and nothing moves', () => {
  const cases = [
    ["a('b') // c", "a(' ')     "],
    ['a /* b\nc */ d', 'a     \n     d'],
    ["'\\'x' + y", "'   ' + y"],
    ['/[/"]x/.test(a)', '/      .test(a)'],
    ['a / b / c', 'a / b / c'],
    ["return /'/", 'return /  '],
  ] as const;
  for (const [source, expected] of cases) {
    const blank = blankOut(source);
    assert.equal(blank.length, source.length);
    assert.equal(blank.replaceAll('/', ' ').trim(), expected.replaceAll('/', ' ').trim(), source);
  }
});

test('code inside a template stays, its text does not', () => {
  const hole = (code: string) => ['$', '{', code, '}'].join('');
  const inner = (text: string) => `\`${text}${hole('y')}\``;
  const source = `\`Date.now() ${hole(`x({a: ${inner('in ')}})`)} tail\` + z`;
  assert.equal(blankOut(source), `\`           ${hole(`x({a: ${inner('   ')}})`)}     \` + z`);
});

test('a find tells its line', () => {
  assert.deepEqual(findInCode("'go()'\n// go()\n  go()", /\bgo\(/g), [{ line: 3, found: 'go(' }]);
});

test('a comment without an end hides the rest', () => {
  assert.equal(blankOut('a /* b').trim(), 'a');
  assert.equal(blankOut('a // b').trim(), 'a');
});
