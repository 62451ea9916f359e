import { anyOf, type Guard, holds, ownPerson, system } from '#platform/access/rule.ts';

const desk = holds('rebind.read');
const phone = ['phone_envelope', 'phone_index', 'phone_masked'];

/**
 * Cases are opened by applicants without an account and decided by the process: the system writes. The desk reads, and marks
 * numbers as corrected; what it sees of people beyond a case's own rows it is told by the functions of the migration.
 */
export const phoneBindingGuards: readonly Guard[] = [
  {
    table: 'phone_binding',
    person: 'person_id',
    read: anyOf(system(), ownPerson('person_id'), desk),
    write: system(),
    audit: { sensitive: phone },
  },
  {
    table: 'phone_source',
    person: 'person_id',
    read: anyOf(system(), desk, holds('phone-source.edit')),
    insert: anyOf(system(), holds('phone-source.edit')),
    update: anyOf(system(), holds('rebind.decide'), holds('phone-source.edit')),
    audit: { sensitive: phone },
  },
  {
    table: 'phone_social_number',
    person: 'person_id',
    read: anyOf(system(), holds('phone-source.edit')),
    write: anyOf(system(), holds('phone-source.edit')),
    audit: { sensitive: ['number_envelope', 'number_index', 'number_masked'] },
  },
  // Comes and goes with each code that is sent.
  { table: 'phone_rebind_start', read: system(), write: system(), audit: 'none' },
  {
    table: 'phone_rebind',
    person: 'applicant_id',
    read: anyOf(system(), desk),
    insert: system(),
    update: system(),
    audit: { sensitive: [...phone, 'code_hash'] },
  },
];
