import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { change } from '#platform/database/dated/dated.ts';
import { refuse } from '../refusals.ts';
import { endOf } from '../rules/state.ts';
import { assignment, assignmentsOf, employmentVersion, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** Takes a leaving back: the employment goes on as if it had no end, and so do the assignments that ended with it. */
export async function cancelLeaving(
  tx: Tx,
  personId: string,
  asked: { readonly employmentId: string },
): Promise<EmploymentBooked> {
  await needPerson(tx, personId);
  const { employmentId } = asked;
  const all = await termsOf(tx, personId);
  const last = all.filter(terms => terms.employmentId === employmentId).at(-1);
  if (!last) throw refuse['not-found']();
  const end = endOf(all, employmentId);
  if (end === null) throw refuse['not-leaving']();
  const later = all.find(
    terms =>
      terms.employmentId !== employmentId &&
      terms.legalEntityId === last.legalEntityId &&
      (terms.valid.from === null || terms.valid.from >= end),
  );
  if (later) throw refuse['already-employed']({ on: later.valid.from ?? end });
  const row = { ...last.row, leaving_reason: '' };
  const versionId = await change(tx, employmentVersion, employmentId, { from: last.valid.from, until: null }, row);
  for (const held of await assignmentsOf(tx, personId)) {
    if (held.employment_id !== employmentId || held.valid.until !== end) continue;
    await change(tx, assignment, held.entry_id as string, { from: held.valid.from, until: null }, held);
  }
  await settle(tx, personId);
  return { employmentId, versionId, entryId: null };
}
