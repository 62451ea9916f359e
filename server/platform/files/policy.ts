import { anyOf, type Guard, ownAccount, system } from '#platform/access/rule.ts';

const owner = anyOf(ownAccount('account_id'), system());

/** A stored file belongs to the account that put it. Whoever shares it with others reads it for them as the system. */
export const fileGuards: readonly Guard[] = [
  { table: 'file_object', read: owner, write: owner, audit: { sensitive: ['name'] } },
  // The object's row, which is audited, holds the digest of these bytes.
  { table: 'file_chunk', read: owner, write: owner, audit: 'none' },
];
