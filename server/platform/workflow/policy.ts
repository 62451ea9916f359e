import {
  allOf,
  anyOf,
  everyone,
  type Guard,
  holds,
  is,
  not,
  ownAccount,
  reachesUnit,
  sees,
  system,
} from '#platform/access/rule.ts';

/**
 * A case is read by who began it, who has or had a task in it, who watches it or was asked, and by who holds case.read for the unit that
 * it is about, unless it is confidential: then by who has a part in it alone. Whoever mends processes sees where a confidential case stands,
 * and nothing of what was filled in or said. It is written by the system alone, on behalf of whoever acted: what somebody may do in a case
 * is the process' matter.
 */
const overseen = anyOf(
  allOf(not(is('is_confidential', true)), reachesUnit('case.read', 'unit_id')),
  holds('process.mend'),
);
const ofCase = anyOf(sees('workflow_case', 'id', 'case_id'), system());
const toldInCase = anyOf(
  sees('workflow_case', 'id', 'case_id', 'is_confidential'),
  sees('workflow_party', 'case_id', 'case_id'),
  system(),
);

export const workflowGuards: readonly Guard[] = [
  {
    table: 'workflow_process',
    read: anyOf(everyone, system()),
    write: anyOf(holds('process.edit'), holds('process.deploy'), system()),
    audit: {},
  },
  {
    table: 'workflow_version',
    read: anyOf(everyone, system()),
    write: anyOf(holds('process.edit'), holds('process.deploy'), system()),
    audit: { sensitive: ['xml'] },
  },
  {
    table: 'workflow_start',
    read: anyOf(holds('process.read'), holds('process.deploy'), system()),
    write: anyOf(holds('process.deploy'), system()),
    audit: 'derived',
  },
  {
    table: 'workflow_case',
    read: anyOf(sees('workflow_party', 'case_id', 'id'), ownAccount('starter_account'), overseen, system()),
    write: system(),
    audit: { sensitive: ['data', 'stands', 'title', 'subject_name', 'starter_name', 'stars_text'] },
  },
  { table: 'workflow_wait', read: ofCase, write: system(), audit: 'derived' },
  {
    table: 'workflow_task',
    read: anyOf(ofCase, overseen),
    write: system(),
    audit: { sensitive: ['draft', 'subject_text'] },
  },
  { table: 'workflow_member', read: ofCase, write: system(), audit: { sensitive: ['name', 'for_name'] } },
  { table: 'workflow_party', read: anyOf(ownAccount('account_id'), system()), write: system(), audit: 'derived' },
  { table: 'workflow_reply', read: system(), write: system(), audit: 'none' },
  { table: 'workflow_step', read: anyOf(ofCase, holds('process.read')), write: system(), audit: 'none' },
  {
    table: 'workflow_entry',
    read: toldInCase,
    insert: system(),
    remove: system(),
    audit: { sensitive: ['text', 'files', 'mentions', 'by_name', 'for_name'] },
  },
  { table: 'workflow_incident', read: anyOf(holds('process.mend'), system()), write: system(), audit: {} },
  {
    table: 'workflow_delegation',
    read: anyOf(ownAccount('of_account'), ownAccount('to_account'), holds('process.mend'), system()),
    write: anyOf(ownAccount('of_account'), holds('process.mend'), system()),
    audit: { sensitive: ['of_name', 'to_name', 'reason'] },
  },
  {
    table: 'workflow_group',
    read: anyOf(everyone, system()),
    write: anyOf(holds('process.edit'), system()),
    audit: {},
  },
  {
    table: 'workflow_group_member',
    read: anyOf(everyone, system()),
    write: anyOf(holds('process.edit'), system()),
    audit: {},
  },
];
