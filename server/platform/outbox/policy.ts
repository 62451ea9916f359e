import { anyOf, everyone, type Guard, holds, system } from '#platform/access/rule.ts';

/** Whoever acts may tell news. The system delivers it; dead news is looked at by who sees jobs, and settled by who administers. */
export const outboxGuards: readonly Guard[] = [
  {
    table: 'outbox_event',
    read: anyOf(system(), holds('job.read'), holds('system.edit')),
    insert: anyOf(everyone, system()),
    update: anyOf(system('jobs'), holds('system.edit')),
    remove: system('jobs'),
    audit: 'none',
  },
];
