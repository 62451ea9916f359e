import type { FieldGroup } from '#contract/action.ts';
import { anyOf, type Guard, reaches, reachesUnit } from '#platform/access/rule.ts';

/** A table of one field group: read and edited by who reaches the person with that group; filled by who creates the person. */
function archive(table: string, group: FieldGroup, sensitive: readonly string[] = []): Guard {
  return {
    table,
    person: 'person_id',
    dated: true,
    read: reaches('people.read', group),
    insert: anyOf(reaches('people.edit', group), reaches('people.create')),
    update: reaches('people.edit', group),
    remove: reaches('people.edit', group),
    audit: { sensitive },
  };
}

export const peopleGuards: readonly Guard[] = [
  {
    table: 'person',
    person: 'id',
    read: reaches('people.read', 'basic'),
    // A person is made within a unit of the maker's scope. Afterwards person_refresh alone writes the projection.
    insert: reachesUnit('people.create', 'unit_id'),
    audit: 'derived',
  },
  archive('person_basic', 'basic'),
  archive('person_identity', 'identity', ['number_envelope', 'number_index', 'number_masked']),
  archive('person_contact', 'contact', ['phone', 'email', 'wechat', 'home_address', 'registered_address']),
  archive('person_family', 'family', ['name', 'kinship_code', 'phone', 'birth_on', 'workplace']),
  archive('person_education', 'education', ['education_code', 'degree_code', 'school', 'major']),
  archive('person_work', 'work', ['employer', 'post', 'reason_left', 'referee']),
  archive('person_certificate', 'certificate', ['kind_code', 'name', 'number', 'issued_by']),
  archive('person_reward', 'reward', ['kind_code', 'title', 'decided_by', 'document_number', 'note']),
  archive('person_bank', 'bank', ['number_envelope', 'number_index', 'number_masked', 'account_name']),
  {
    table: 'person_word',
    person: 'person_id',
    read: reaches('people.read', 'basic'),
    write: anyOf(reaches('people.edit', 'basic'), reaches('people.edit', 'job'), reaches('people.create')),
    audit: 'derived',
  },
];
