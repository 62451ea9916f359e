import { anyOf, type Guard, holds, ownAccount, system } from '#platform/access/rule.ts';

/** A run belongs to the account that asked for it. What it writes is audited where it is written, not here. */
export const jobGuards: readonly Guard[] = [
  {
    table: 'job_run',
    read: anyOf(ownAccount('account_id'), holds('job.read'), system()),
    insert: anyOf(ownAccount('account_id'), system()),
    update: anyOf(ownAccount('account_id'), holds('system.edit'), system()),
    remove: system(),
    audit: 'none',
  },
];
