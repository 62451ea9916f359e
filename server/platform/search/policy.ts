import { anyOf, type Guard, reachesRowGroup, system } from '#platform/access/rule.ts';

const writer = system('jobs');

export const searchGuards: readonly Guard[] = [
  {
    table: 'search_entry',
    person: 'person_id',
    read: anyOf(system(), reachesRowGroup('people.read', 'field_group')),
    write: writer,
    audit: 'derived',
  },
  {
    // Words of all groups stand in one row: it is looked up by search_find alone, which asks for each word in the actor's groups.
    table: 'search_person',
    person: 'person_id',
    read: system(),
    write: writer,
    audit: 'derived',
  },
  { table: 'search_stale', read: system(), write: writer, audit: 'derived' },
];
