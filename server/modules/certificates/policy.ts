import { allOf, anyOf, everyone, type Guard, holds, is, ownPerson, reaches } from '#platform/access/rule.ts';

const issuer = reaches('certificate.issue');

/**
 * That a certificate was issued is its holder's to see and that of who may issue for him. The PDF with pay or an identity number in it
 * is also kept from an issuer who may not read those. Templates and the English names of companies, units and posts hold no person's facts.
 */
export const certificateGuards: readonly Guard[] = [
  {
    table: 'certificate',
    person: 'person_id',
    read: anyOf(ownPerson('person_id'), issuer),
    insert: issuer,
    update: issuer,
    audit: { sensitive: ['code_index'] },
  },
  {
    table: 'certificate_file',
    person: 'person_id',
    read: anyOf(
      ownPerson('person_id'),
      allOf(
        issuer,
        anyOf(is('holds_pay', false), reaches('people.read', 'compensation')),
        anyOf(is('holds_identity', false), reaches('people.reveal', 'identity')),
      ),
    ),
    insert: issuer,
    audit: {},
  },
  { table: 'certificate_english', read: holds('certificate.issue'), write: holds('certificate.issue'), audit: {} },
  { table: 'certificate_template', read: everyone, write: holds('system.edit'), audit: {} },
];
