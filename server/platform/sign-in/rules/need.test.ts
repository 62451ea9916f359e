import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needOf } from './need.ts';

const plain = {
  factor: 'password',
  hasSecondFactor: false,
  mustChangePassword: false,
  isDemo: false,
  reachesFar: false,
} as const;

test('an employee may go on after the password', () => assert.equal(needOf(plain), null));

test('whoever reaches far needs a second factor, except in the demo', () => {
  assert.equal(needOf({ ...plain, reachesFar: true }), 'second-factor-setup');
  assert.equal(needOf({ ...plain, reachesFar: true, isDemo: true }), null);
  assert.equal(needOf({ ...plain, reachesFar: true, hasSecondFactor: true, factor: 'totp' }), null);
});

test('whoever has a second factor is asked for it, before anything else', () => {
  assert.equal(needOf({ ...plain, hasSecondFactor: true, mustChangePassword: true }), 'second-factor');
  for (const factor of ['totp', 'recovery', 'passkey'] as const)
    assert.equal(needOf({ ...plain, hasSecondFactor: true, factor }), null);
});

test('a one-time password is changed before a second factor is set up', () => {
  assert.equal(needOf({ ...plain, mustChangePassword: true, reachesFar: true }), 'password-change');
});
