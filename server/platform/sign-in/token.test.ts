import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKey } from './attempts.ts';
import { keyInAuthorization, newApiKey, oneTimePassword } from './token.ts';

test('one-time passwords can be read out without mistakes, and do not repeat', () => {
  const made = new Set(Array.from({ length: 200 }, oneTimePassword));
  assert.equal(made.size, 200);
  for (const each of made) assert.match(each, /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
});

test('a new API key is found in the header that carries it', () => {
  const { key, prefix } = newApiKey();
  assert.ok(key.startsWith(`rsk_${prefix}_`));
  assert.equal(keyInAuthorization(`Bearer ${key}`), key);
  assert.equal(keyInAuthorization(`bearer  ${key} `), key);
  for (const header of [undefined, key, `Basic ${key}`, `Bearer ${key}x`, 'Bearer '])
    assert.equal(keyInAuthorization(header), null);
});

test('addresses of one customer count as one', () => {
  assert.equal(addressKey('10.0.0.1'), 'ip:10.0.0.1');
  assert.equal(addressKey('::ffff:10.0.0.1'), 'ip:10.0.0.1');
  assert.equal(addressKey('2001:db8:1:2:aaaa::1'), addressKey('2001:db8:1:2::ffff'));
  assert.notEqual(addressKey('2001:db8:1:2::1'), addressKey('2001:db8:1:3::1'));
});
