import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actions } from '#contract/action.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { dutyPairs } from './duties.ts';
import { type CheckedAccount, type CheckedGrant, type CheckedHouse, findFaults } from './find-faults.ts';

const day = (text: string) => text as CivilDate;
const today = day('2026-11-24');

const account = (id: string, given: Partial<CheckedAccount> = {}): CheckedAccount => ({
  id,
  name: id,
  username: id,
  kind: 'person',
  isActive: true,
  madeOn: day('2026-01-05'),
  lastSeenOn: day('2026-11-20'),
  leftOn: null,
  branch: null,
  keys: [],
  used: new Set(),
  ...given,
});
let n = 0;
const grant = (accountId: string, held: string[], given: Partial<CheckedGrant> = {}): CheckedGrant => {
  n += 1;
  return {
    id: `grant-${n}`,
    accountId,
    roleId: 'role',
    roleName: `角色${n}`,
    unitId: null,
    unitName: null,
    from: null,
    until: null,
    grantedOn: day('2026-11-01'),
    permissions: held.map(text => {
      const [action = '', group = '', scope = 'all'] = text.split(' ');
      return { action, group: group === '-' ? '' : group, scope: scope as 'all' };
    }),
    ...given,
  };
};
const look = (accounts: CheckedAccount[], grants: CheckedGrant[], traced: string[] = []) => {
  // Two others administer, so that what a test looks at is not drowned by it.
  const others = [account('admin-1'), account('admin-2')];
  const house: CheckedHouse = {
    today,
    accounts: [...others, ...accounts],
    grants: [...others.map(each => grant(each.id, ['access.edit'])), ...grants],
    traced: new Set(traced),
    labelOf: (action, group) => `${action} ${group}`.trim(),
  };
  return findFaults(house);
};
const kinds = (found: ReturnType<typeof look>) => found.map(each => each.kind);

test('a conflict of duty is mended by the grant that alone gives one side, the younger first', () => {
  const old = grant('zhang', ['people.edit compensation'], { grantedOn: day('2024-01-01') });
  const young = grant('zhang', ['people.edit bank'], { grantedOn: day('2026-05-01') });
  const [found, ...rest] = look([account('zhang')], [old, young]);
  assert.deepEqual(rest, []);
  assert.equal(found?.kind, 'duty-conflict');
  assert.equal(found?.severity, 'high');
  assert.deepEqual(found?.mending, {
    way: 'revoke-grant',
    grantId: young.id,
    roleName: young.roleName,
    unitName: null,
  });
});

test('a conflict within one role proposes no grant to take back', () => {
  const [found] = look([account('zhang')], [grant('zhang', ['people.edit compensation', 'people.edit bank'])]);
  assert.equal(found?.kind, 'duty-conflict');
  assert.equal(found?.mending, null);
});

test('who left, and who was not seen for ninety days, is told once, and shut accounts not at all', () => {
  const gone = account('gone', { leftOn: day('2026-10-01'), lastSeenOn: null });
  const quiet = account('quiet', { lastSeenOn: day('2026-08-26') });
  const fresh = account('fresh', { madeOn: day('2026-11-20'), lastSeenOn: null });
  const onTheDay = account('seen', { lastSeenOn: day('2026-08-27') });
  const shut = account('shut', { isActive: false, leftOn: day('2020-01-01') });
  const found = look([gone, quiet, fresh, onTheDay, shut], []);
  assert.deepEqual(
    found.map(each => [each.kind, each.accountId]),
    [
      ['account-left', 'gone'],
      ['dormant', 'quiet'],
    ],
  );
  assert.deepEqual(found[0]?.mending, { way: 'disable-account', accountId: 'gone' });
});

test('a grant counts as unused only where its use would have left a trace, and not in its first ninety days', () => {
  const old = { grantedOn: day('2026-01-01') };
  const traced = ['alias.edit', 'law.edit'];
  const idle = grant('li', ['alias.edit', 'law.edit'], old);
  assert.deepEqual(kinds(look([account('li')], [idle], traced)), ['unused-grant']);
  assert.deepEqual(kinds(look([account('li', { used: new Set(['law.edit']) })], [idle], traced)), []);
  assert.deepEqual(kinds(look([account('li')], [grant('li', ['people.read basic'], old)], traced)), []);
  assert.deepEqual(kinds(look([account('li')], [grant('li', ['law.edit'])], traced)), []);
});

test('a role to be narrowed that is granted everywhere is wide for who stands in a branch, not for who stands at the top', () => {
  const everywhere = grant('wang', ['people.edit basic units'], { until: day('2027-01-01') });
  const branch = { id: 'south', name: '华南' };
  const [found] = look([account('wang', { branch })], [everywhere]);
  assert.equal(found?.kind, 'over-wide');
  assert.deepEqual(found?.mending, {
    way: 'narrow-grant',
    grantId: everywhere.id,
    accountId: 'wang',
    roleId: 'role',
    roleName: everywhere.roleName,
    unitId: 'south',
    unitName: '华南',
    until: '2027-01-01',
  });
  assert.deepEqual(kinds(look([account('wang')], [everywhere])), []);
  const narrow = grant('wang', ['people.edit basic units'], { unitId: 'south', unitName: '华南' });
  assert.deepEqual(kinds(look([account('wang', { branch })], [narrow])), []);
});

test('keys without an end and service accounts whose key maker is gone are told', () => {
  const service = account('payroll-link', {
    kind: 'service',
    lastSeenOn: null,
    keys: [{ name: '对接', expires: false, makerIsThere: false }],
  });
  assert.deepEqual(kinds(look([service], [])).sort(), ['key-endless', 'key-orphan']);
  const sound = account('sound', { kind: 'service', keys: [{ name: '对接', expires: true, makerIsThere: true }] });
  assert.deepEqual(look([sound], []), []);
});

test('one administrator alone is told first', () => {
  const only = account('admin');
  const house = { today, traced: new Set<string>(), labelOf: () => '' };
  const found = findFaults({ ...house, accounts: [only], grants: [grant('admin', ['access.edit'])] });
  assert.deepEqual(kinds(found), ['single-administrator']);
});

test('duty pairs speak of actions that there are', () => {
  for (const { one, other, code } of dutyPairs)
    for (const { action, group } of [one, other]) {
      const kind = actions.find(each => each.code === action);
      assert.equal(kind?.grouped, group !== '', `${code}: ${action} ${group}`);
    }
});
