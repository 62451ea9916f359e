import { anyOf, asks, type Guard, reachesGroup, reachesUnit } from '#platform/access/rule.ts';

const kept = reachesUnit('tag.edit', 'unit_id');

/** A tag is known to who keeps it, and to who may see it on somebody; on a person, to who reads its group of that person. */
export const tagGuards: readonly Guard[] = [
  {
    table: 'tag',
    read: anyOf(kept, asks('tag_is_for', 'group_code', 'unit_id')),
    insert: kept,
    update: kept,
    audit: {},
  },
  {
    table: 'person_tag',
    person: 'person_id',
    dated: true,
    read: reachesGroup('people.read', 'group_code'),
    insert: reachesGroup('people.edit', 'group_code'),
    update: reachesGroup('people.edit', 'group_code'),
    remove: reachesGroup('people.edit', 'group_code'),
    audit: { sensitive: ['tag_id', 'reason'] },
  },
];
