import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { moveSpan } from '../move-span.ts';
import { refuse } from '../refusals.ts';
import { employmentVersion, needDay, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/**
 * Another first day for a span of an employment's terms, such as a leave of absence that begins a week later; the span before it gives
 * or takes the days between. The first span stays: with it the employment itself would move.
 */
export async function moveTerms(
  tx: Tx,
  personId: string,
  versionId: string,
  asked: { readonly on: string },
): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on', '起始日');
  await needPerson(tx, personId);
  const all = await termsOf(tx, personId);
  const version = all.find(each => each.row.id === versionId);
  if (!version) throw refuse['version-not-found']();
  const { employmentId } = version;
  const own = all.filter(each => each.employmentId === employmentId).map(each => each.row);
  if (own[0]?.id === versionId) throw refuse['start-stays']();
  const made = await moveSpan(tx, employmentVersion, own, version.row, on);
  await settle(tx, personId, { number: true });
  return { employmentId, versionId: made, entryId: null };
}
