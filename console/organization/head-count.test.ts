import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WhoAmI } from '#contract/session.ts';
import { countText, seesOthers } from './head-count.ts';

test('a count that leaves people out says so, and is not told as none', () => {
  const text = (total: number, whole: boolean) => countText({ headCount: { direct: 0, total, whole } }, 'total');
  assert.equal(text(1277, true), '1,277');
  assert.equal(text(0, true), '0');
  assert.equal(text(12, false), '可见 12');
  assert.equal(text(0, false), '');
});

test('whoever reads only the own archive sees nobody else', () => {
  const held = (scope: string, action = 'people.read') =>
    ({ permissions: [{ action, group: 'basic', scope, unitId: null }] }) as unknown as WhoAmI;
  assert.equal(seesOthers(held('own')), false);
  assert.equal(seesOthers(held('all', 'organization.read')), false);
  assert.equal(seesOthers(held('team')), true);
  assert.equal(seesOthers(null), false);
});
