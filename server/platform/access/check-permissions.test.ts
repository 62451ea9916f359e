import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Permission } from '#contract/action.ts';
import { Refusal } from '#kernel/refusal.ts';
import { checkPermissions } from './check-permissions.ts';
import { builtInRoles } from './roles.ts';

function codeOf(...permissions: Permission[]): string {
  try {
    checkPermissions(permissions);
    return '';
  } catch (fault) {
    return fault instanceof Refusal ? fault.code : 'fault';
  }
}

test('every built-in role consists of permissions that exist', () => {
  for (const role of builtInRoles) assert.equal(codeOf(...role.permissions), '', role.code);
});

test('an action, a group or a scope that does not exist is refused', () => {
  const unknown = 'access.permission-unknown';
  assert.equal(codeOf({ action: 'people.destroy', group: '', scope: 'all' }), unknown);
  assert.equal(codeOf({ action: 'people.read', group: '', scope: 'all' }), unknown, 'a grouped action needs its group');
  assert.equal(codeOf({ action: 'people.read', group: 'salary', scope: 'all' }), unknown);
  assert.equal(codeOf({ action: 'account.read', group: 'basic', scope: 'all' }), unknown);
  assert.equal(codeOf({ action: 'account.read', group: '', scope: 'own' }), unknown, 'accounts know no own scope');
  assert.equal(
    codeOf({ action: 'people.reveal', group: 'education', scope: 'all' }),
    unknown,
    'nothing there to reveal',
  );
});

test('one action and group has one scope', () => {
  const twice = codeOf(
    { action: 'people.read', group: 'basic', scope: 'own' },
    { action: 'people.read', group: 'basic', scope: 'team' },
  );
  assert.equal(twice, 'access.permission-twice');
});
