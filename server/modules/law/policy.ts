import { allOf, anyOf, everyone, type Guard, holds, is } from '#platform/access/rule.ts';

const works = anyOf(holds('law.edit'), holds('law.approve'));

/** What is in force is everybody's to read. Who may take which step with a draft, the trigger law_change_kept holds. */
export const lawGuards: readonly Guard[] = [
  {
    table: 'law_change',
    read: anyOf(works, allOf(everyone, is('state', 'in-force'))),
    insert: holds('law.edit'),
    update: works,
    audit: {},
  },
];
