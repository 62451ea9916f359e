import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { correct, rescind, versionsOf } from '#platform/database/dated/dated.ts';
import { refuseData } from '#platform/http/problem.ts';
import { refuse } from '../refusals.ts';
import { employmentVersion, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** Takes a span of the terms back, such as a leave of absence that does not happen; the span before it is drawn out. */
export async function rescindTerms(tx: Tx, personId: string, versionId: string): Promise<EmploymentBooked> {
  await needPerson(tx, personId);
  const all = await termsOf(tx, personId);
  const version = all.find(each => each.row.id === versionId);
  if (!version) throw refuse['version-not-found']();
  const { employmentId } = version;
  const hasBefore = all.some(
    each => each.employmentId === employmentId && each.valid.until !== null && each.valid.until === version.valid.from,
  );
  if (!hasBefore) throw refuse['terms-needed']();
  // Somebody else may have taken it back a moment ago.
  if (!(await rescind(tx, employmentVersion, employmentId, versionId, { heal: true }))) throw refuseData.busy();
  // Where the employment ends with the span, it still does, and for the same reason.
  const reason = version.valid.until === null ? '' : version.row.leaving_reason;
  const drawn = (await versionsOf(tx, employmentVersion, employmentId)).at(-1);
  if (reason && drawn?.valid.until === version.valid.until)
    await correct(tx, employmentVersion, employmentId, drawn.id, { leaving_reason: reason });
  await settle(tx, personId, { number: true });
  return { employmentId, versionId: null, entryId: null };
}
