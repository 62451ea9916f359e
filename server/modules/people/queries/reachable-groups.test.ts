import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covers } from './reachable-groups.ts';

test('a permission covers whom one of its grants, the team or oneself covers, and nobody else', () => {
  const cases: Array<[string, string, boolean]> = [
    ['e', '', true],
    ['el', 's', true],
    ['', 'u1ls', false],
    ['u1', 'u1', true],
    ['u2', 'u1', false],
    ['u1', 'u11', false],
    ['u2,13', 'u1,13', true],
    ['l', 'u1l', true],
    ['l', 'u1s', false],
    ['s', 'l', false],
    ['u1s', 's', true],
    ['u1ls', '', false],
    ['u1', 'nonsense1', false],
  ];
  for (const [width, standing, expected] of cases)
    assert.equal(covers(width, standing), expected, `${width} ${standing}`);
});
