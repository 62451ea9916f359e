import { anyOf, type Guard, holds, ownAccount, reachesUnit } from '#platform/access/rule.ts';

/** A plan is seen by who drafted it and by who maintains everything that it touches. Booking is held by the table's trigger. */
const concerned = anyOf(
  ownAccount('made_by'),
  reachesUnit('organization.edit', 'scope_unit_id'),
  reachesUnit('organization.book', 'scope_unit_id'),
);

export const reorganiseGuards: readonly Guard[] = [
  {
    table: 'reorganisation',
    read: concerned,
    insert: holds('organization.edit'),
    update: concerned,
    remove: concerned,
    audit: { sensitive: ['booking'] },
  },
];
