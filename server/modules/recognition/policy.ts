import { proposalGroups } from '#contract/recognition-word.ts';
import { allOf, anyOf, type Guard, is, ownAccount, reaches, system } from '#platform/access/rule.ts';

const owner = anyOf(ownAccount('account_id'), system('jobs'));
/** `renshi keys rotate` wraps the data keys anew. */
const rotation = system('keys');
/** Once it is known whose paper it is, each value is seen by who may see the section it is for. */
const mayKnow = anyOf(
  is('is_matched', false),
  ...proposalGroups.map(group => allOf(is('field_group', group), reaches('people.read', group))),
);

/** A paper under recognition is its bringer's alone: the picture shows all of it. What is confirmed obeys the archive's own rules. */
export const recognitionGuards: readonly Guard[] = [
  { table: 'recognition_paper', read: owner, write: owner, audit: { sensitive: ['file_name'] } },
  // Made from the file, which is audited, and gone with the paper.
  {
    table: 'recognition_page',
    read: anyOf(owner, rotation),
    write: owner,
    update: anyOf(owner, rotation),
    audit: 'derived',
  },
  {
    table: 'recognition_proposal',
    person: 'person_id',
    read: anyOf(system('jobs'), rotation, allOf(ownAccount('account_id'), mayKnow)),
    write: owner,
    update: anyOf(owner, rotation),
    audit: { sensitive: ['envelope'] },
  },
];
