import { anyOf, type Guard, holds, ownAccount, system } from '#platform/access/rule.ts';

const signIn = system('sign-in');
/** `renshi keys rotate` wraps the secrets' data keys anew. */
const rotation = system('keys');
const own = ownAccount('account_id');
const administrator = holds('account.edit');
/** Tables that come and go with each sign-in; the events themselves are noted in the audit (`note.ts`). */
const unrecorded = 'none';

/** The table `account` is guarded in server/platform/access/policy.ts. */
export const signInGuards: readonly Guard[] = [
  { table: 'sign_in_password', read: signIn, write: signIn, audit: { sensitive: ['hash'] } },
  {
    table: 'sign_in_totp',
    read: anyOf(signIn, rotation),
    insert: signIn,
    update: anyOf(signIn, rotation),
    remove: signIn,
    audit: { sensitive: ['secret'] },
  },
  { table: 'sign_in_recovery_code', read: signIn, write: signIn, audit: { sensitive: ['hash'] } },
  {
    table: 'sign_in_session',
    read: anyOf(signIn, own, administrator),
    insert: signIn,
    update: anyOf(signIn, own, administrator),
    remove: signIn,
    audit: unrecorded,
  },
  {
    table: 'sign_in_passkey',
    read: anyOf(signIn, own, administrator),
    insert: signIn,
    update: signIn,
    remove: anyOf(signIn, own),
    audit: { sensitive: ['public_key'] },
  },
  { table: 'sign_in_attempt', read: signIn, write: signIn, audit: unrecorded },
  { table: 'sign_in_challenge', read: signIn, write: signIn, audit: unrecorded },
  {
    table: 'api_key',
    read: anyOf(own, holds('account.read'), administrator),
    write: administrator,
    audit: { sensitive: ['hash'] },
  },
  { table: 'api_key_use', read: anyOf(signIn, holds('account.read'), administrator), write: signIn, audit: unrecorded },
];
