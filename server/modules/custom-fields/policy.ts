import { anyOf, type Guard, holds, holdsGroup, reaches, reachesGroup, sees, system } from '#platform/access/rule.ts';

const drawer = anyOf(holds('custom-field.edit'), system());

/** That a section is there is known to who draws sections, and to who holds its group for anybody. */
export const customFieldGuards: readonly Guard[] = [
  {
    table: 'custom_section',
    read: anyOf(drawer, holdsGroup('people.read', 'group_code')),
    insert: drawer,
    update: drawer,
    audit: {},
  },
  {
    table: 'custom_section_version',
    read: anyOf(drawer, sees('custom_section', 'id', 'section_id')),
    insert: drawer,
    audit: {},
  },
  {
    table: 'person_custom',
    person: 'person_id',
    dated: true,
    read: reachesGroup('people.read', 'group_code'),
    insert: anyOf(reachesGroup('people.edit', 'group_code'), reaches('people.create')),
    update: reachesGroup('people.edit', 'group_code'),
    remove: reachesGroup('people.edit', 'group_code'),
    audit: { sensitive: ['data', 'data_envelope'] },
  },
];
