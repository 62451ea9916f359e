import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { correct } from '#platform/database/dated/dated.ts';
import { refuse } from '../refusals.ts';
import { employmentVersion, settle, termsOf } from '../store.ts';
import { type TermsGiven, termsRow } from './change-terms.ts';
import type { EmploymentBooked } from './hire.ts';

/** Corrects a span of an employment's terms: the same days, other values. */
export async function correctTerms(
  tx: Tx,
  personId: string,
  versionId: string,
  asked: TermsGiven,
): Promise<EmploymentBooked> {
  await needPerson(tx, personId);
  const version = (await termsOf(tx, personId)).find(each => each.row.id === versionId);
  if (!version) throw refuse['version-not-found']();
  const given = await termsRow(tx, personId, asked);
  const made = await correct(tx, employmentVersion, version.employmentId, versionId, given);
  await settle(tx, personId, { number: 'number' in given });
  return { employmentId: version.employmentId, versionId: made, entryId: null };
}
