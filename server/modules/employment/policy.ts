import { anyOf, type Guard, reaches } from '#platform/access/rule.ts';

const jobEdit = anyOf(reaches('people.edit', 'job'), reaches('people.create'));

export const employmentGuards: readonly Guard[] = [
  { table: 'employment', person: 'person_id', read: reaches('people.read', 'job'), insert: jobEdit, audit: {} },
  {
    table: 'employment_version',
    person: 'person_id',
    dated: true,
    read: reaches('people.read', 'job'),
    write: jobEdit,
    audit: {},
  },
  {
    table: 'assignment',
    person: 'person_id',
    dated: true,
    read: reaches('people.read', 'job'),
    write: jobEdit,
    audit: {},
  },
  {
    table: 'compensation',
    person: 'person_id',
    dated: true,
    read: reaches('people.read', 'compensation'),
    // An import by somebody who may create persons brings their pay in; reading it back needs the group.
    insert: anyOf(reaches('people.edit', 'compensation'), reaches('people.create')),
    update: reaches('people.edit', 'compensation'),
    remove: reaches('people.edit', 'compensation'),
    audit: { sensitive: ['amount_fen'] },
  },
];
