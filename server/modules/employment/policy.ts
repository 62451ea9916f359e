import { anyOf, type Guard, holds, reaches, system } from '#platform/access/rule.ts';

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
    // Taking a number is for personnel_numbers alone, which asks who may create persons.
    table: 'personnel_number_rule',
    read: anyOf(holds('people.create'), holds('system.edit'), system()),
    insert: holds('system.edit'),
    update: holds('system.edit'),
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
