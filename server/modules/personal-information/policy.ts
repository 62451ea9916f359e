import { allOf, anyOf, everyone, type Guard, holds, ownPerson, reaches } from '#platform/access/rule.ts';

/** What is told to everybody is read by everybody; a person's word on it by himself and by who keeps the notices and sees the person. */
export const personalInformationGuards: readonly Guard[] = [
  {
    table: 'privacy_category',
    read: everyone,
    insert: holds('privacy.edit'),
    update: holds('privacy.edit'),
    audit: {},
  },
  { table: 'privacy_notice', read: everyone, insert: holds('privacy.edit'), update: holds('privacy.edit'), audit: {} },
  { table: 'privacy_notice_version', read: everyone, insert: holds('privacy.edit'), audit: {} },
  {
    table: 'privacy_answer',
    person: 'person_id',
    read: anyOf(ownPerson('person_id'), allOf(holds('privacy.edit'), reaches('people.read', 'basic'))),
    // Nobody agrees for another.
    insert: ownPerson('person_id'),
    audit: {},
  },
];
