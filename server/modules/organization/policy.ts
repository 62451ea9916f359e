import { anyOf, everyone, type Guard, holds, holdsEverywhere, reachesUnit } from '#platform/access/rule.ts';

const edit = holds('organization.edit');
/** Legal entities, grades and posts belong to no unit: whoever edits within some units alone doesn't change them. */
const editAll = holdsEverywhere('organization.edit');

/** Everybody who has signed in sees the organisation; units are changed within the units granted. */
export const organizationGuards: readonly Guard[] = [
  { table: 'legal_entity', read: everyone, insert: editAll, audit: {} },
  { table: 'legal_entity_version', dated: true, read: everyone, write: editAll, audit: {} },
  { table: 'unit', read: everyone, insert: edit, audit: {} },
  {
    table: 'unit_version',
    dated: true,
    read: everyone,
    // A new unit is put below one that the actor may change; a change needs the unit itself.
    write: anyOf(reachesUnit('organization.edit', 'unit_id'), reachesUnit('organization.edit', 'parent_id')),
    audit: {},
  },
  {
    table: 'head_count_entry',
    read: anyOf(reachesUnit('head-count.read', 'unit_id'), reachesUnit('head-count.edit', 'unit_id')),
    insert: reachesUnit('head-count.edit', 'unit_id'),
    audit: {},
  },
  {
    table: 'head_count',
    dated: true,
    read: anyOf(reachesUnit('head-count.read', 'unit_id'), reachesUnit('head-count.edit', 'unit_id')),
    write: reachesUnit('head-count.edit', 'unit_id'),
    audit: {},
  },
  { table: 'unit_alias', read: everyone, write: anyOf(holds('alias.edit'), edit, holds('people.import')), audit: {} },
  { table: 'grade', read: everyone, write: editAll, audit: {} },
  { table: 'post', read: everyone, insert: anyOf(editAll, holds('people.import')), audit: {} },
  { table: 'post_version', dated: true, read: everyone, write: anyOf(editAll, holds('people.import')), audit: {} },
];
