import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLinkKey, linkKey } from './link-key.ts';

test('a key opens the export and the making for which it was made, and no other', () => {
  const at = new Date('2026-11-24T04:00:00Z');
  const key = linkKey('secret', 'a', at);
  assert.ok(isLinkKey(key, 'secret', 'a', at));
  assert.ok(!isLinkKey(key, 'secret', 'b', at));
  assert.ok(!isLinkKey(key, 'secret', 'a', new Date(at.getTime() + 1)));
  assert.ok(!isLinkKey(key, 'other', 'a', at));
  for (const wrong of ['', key.slice(1), `${key}=`]) assert.ok(!isLinkKey(wrong, 'secret', 'a', at), wrong);
});
