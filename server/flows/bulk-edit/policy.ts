import { type Guard, ownAccount, sees } from '#platform/access/rule.ts';

const own = ownAccount('account_id');
const ofOwn = sees('bulk_run', 'id', 'run_id');

/** A bulk edit is seen and steered by the account that began it. What it changes, row security of the archive decides person by person. */
export const bulkGuards: readonly Guard[] = [
  { table: 'bulk_run', read: own, write: own, audit: { sensitive: ['change', 'title'] } },
  { table: 'bulk_row', read: ofOwn, write: ofOwn, audit: 'derived' },
  // Written in the transaction that changes the archive, whose audit tells the same.
  { table: 'bulk_change', read: ofOwn, write: ofOwn, audit: 'derived' },
];
