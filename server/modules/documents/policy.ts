import { fieldGroupCodes } from '#contract/action.ts';
import {
  allOf,
  anyOf,
  everyone,
  type Guard,
  holds,
  is,
  ownPerson,
  type Rule,
  reaches,
  system,
} from '#platform/access/rule.ts';

/** The action within the group that the row names: a paper is seen by who sees what it proves. */
const inItsGroup = (action: string): Rule =>
  anyOf(...fieldGroupCodes.map(group => allOf(is('field_group', group), reaches(action, group))));
const edited = inItsGroup('people.edit');
const read = inItsGroup('people.read');
const proposedByHolder = allOf(ownPerson('person_id'), is('state', 'proposed'));

/** Papers of the archive. The holder may propose some and take them back until HR has decided. */
export const documentGuards: readonly Guard[] = [
  {
    table: 'document_kind',
    read: everyone,
    insert: holds('document-kind.edit'),
    update: holds('document-kind.edit'),
    audit: {},
  },
  {
    table: 'document',
    person: 'person_id',
    read,
    insert: anyOf(edited, proposedByHolder),
    update: anyOf(edited, proposedByHolder),
    audit: { sensitive: ['title', 'number', 'removal_reason', 'decision_reason'] },
  },
  {
    table: 'document_version',
    person: 'person_id',
    read,
    insert: anyOf(edited, allOf(ownPerson('person_id'), is('by_holder', true))),
    update: edited,
    audit: { sensitive: ['file_name', 'recognised_text'] },
  },
  { table: 'document_reminder', read: system('jobs'), write: system('jobs'), audit: 'derived' },
];
