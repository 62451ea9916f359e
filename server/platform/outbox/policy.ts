import { anyOf, everyone, type Guard, system } from '#platform/access/rule.ts';

/** Whoever acts may tell news; only the system reads it. */
export const outboxGuards: readonly Guard[] = [
  {
    table: 'outbox_event',
    read: system(),
    insert: anyOf(everyone, system()),
    update: system('jobs'),
    remove: system('jobs'),
    audit: 'none',
  },
];
