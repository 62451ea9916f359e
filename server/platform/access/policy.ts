import { anyOf, everyone, type Guard, holds, ownAccount, system } from './rule.ts';

/** Accounts, roles and grants. Nobody grants to himself: `grant-role.ts` refuses it, and the database does too. */
export const accessGuards: readonly Guard[] = [
  {
    table: 'account',
    person: 'person_id',
    read: anyOf(system(), ownAccount('id'), holds('account.read'), holds('access.read')),
    write: anyOf(system(), holds('account.edit')),
    audit: { sensitive: ['phone'] },
  },
  { table: 'access_role', read: everyone, write: anyOf(system(), holds('access.edit')), audit: {} },
  { table: 'access_role_permission', read: everyone, write: anyOf(system(), holds('access.edit')), audit: {} },
  {
    table: 'access_grant',
    read: anyOf(system(), ownAccount('account_id'), holds('access.read')),
    write: anyOf(system(), { allOf: [holds('access.edit'), { not: ownAccount('account_id') }] }),
    audit: {},
  },
  { table: 'access_group', read: everyone, write: anyOf(system(), holds('custom-field.edit')), audit: {} },
  {
    // What it tells can be found anew from what stands elsewhere, which is audited there.
    table: 'access_check',
    read: holds('access.read'),
    insert: system('jobs'),
    remove: system('jobs'),
    audit: 'derived',
  },
  {
    table: 'access_check_acceptance',
    read: holds('access.read'),
    insert: { allOf: [holds('access.edit'), { not: ownAccount('account_id') }] },
    remove: holds('access.edit'),
    audit: {},
  },
  { table: 'unit_reach', read: everyone, audit: 'derived' },
  { table: 'audit_entry', read: holds('audit.read'), audit: 'none' },
  { table: 'audit_link', read: holds('audit.read'), audit: 'none' },
];
