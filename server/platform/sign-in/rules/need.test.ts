import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needOf } from './need.ts';

const plain = {
  factor: 'password',
  hasSecondFactor: false,
  mustChangePassword: false,
  isDemo: false,
  roles: ['employee'],
} as const;

test('an employee may go on after the password', () => assert.equal(needOf(plain), null));

test('a role that can hurt many needs a second factor, except in the demo', () => {
  for (const role of ['hr-specialist', 'payroll-officer', 'administrator']) {
    assert.equal(needOf({ ...plain, roles: ['employee', role] }), 'second-factor-setup');
    assert.equal(needOf({ ...plain, roles: [role], isDemo: true }), null);
    assert.equal(needOf({ ...plain, roles: [role], hasSecondFactor: true, factor: 'totp' }), null);
  }
});

test('whoever has a second factor is asked for it, before anything else', () => {
  assert.equal(needOf({ ...plain, hasSecondFactor: true, mustChangePassword: true }), 'second-factor');
  for (const factor of ['totp', 'recovery', 'passkey'] as const)
    assert.equal(needOf({ ...plain, hasSecondFactor: true, factor }), null);
});

test('a one-time password is changed before a second factor is set up', () => {
  assert.equal(needOf({ ...plain, mustChangePassword: true, roles: ['administrator'] }), 'password-change');
});
