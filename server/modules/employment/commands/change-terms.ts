import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { change } from '#platform/database/dated/dated.ts';
import { refuse } from '../refusals.ts';
import { endOf } from '../rules/state.ts';
import { employmentVersion, needDay, needEmployment, needFreeNumber, needKind, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

export type TermsGiven = {
  readonly kind?: string | undefined;
  readonly number?: string | undefined;
  readonly legalEntityId?: string | null | undefined;
  readonly hiredOn?: string | null | undefined;
  readonly confirmedOn?: string | null | undefined;
  readonly status?: 'active' | 'leave' | undefined;
  readonly leavingReason?: string | undefined;
};

/** Another legal entity, kind, number or day of confirmation from a day on. */
export async function changeTerms(
  tx: Tx,
  personId: string,
  asked: TermsGiven & { readonly on: string; readonly employmentId?: string | undefined },
): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on');
  await needPerson(tx, personId);
  const all = await termsOf(tx, personId);
  const present = needEmployment(all, on, asked.employmentId);
  const given = await termsRow(tx, personId, asked);
  if (!Object.entries(given).some(([column, value]) => present.row[column] !== value))
    throw refuse['nothing-changes']();
  const until = endOf(all, present.employmentId);
  const row = { ...present.row, ...given };
  const versionId = await change(tx, employmentVersion, present.employmentId, { from: on, until }, row, {
    keepLater: true,
  });
  await settle(tx, personId, { number: 'number' in given });
  return { employmentId: present.employmentId, versionId, entryId: null };
}

/** Terms as columns, checked; only those that are given. */
export async function termsRow(tx: Tx, personId: string, given: TermsGiven): Promise<Record<string, unknown>> {
  if (given.kind !== undefined) needKind(given.kind, '/body/kind');
  if (given.number !== undefined) await needFreeNumber(tx, given.number.trim(), personId, '/body/number');
  if (given.hiredOn) needDay(given.hiredOn, '/body/hiredOn', '入职日期');
  if (given.confirmedOn) needDay(given.confirmedOn, '/body/confirmedOn', '转正日期');
  const columns = {
    kind: given.kind,
    number: given.number?.trim(),
    legal_entity_id: given.legalEntityId,
    hired_on: given.hiredOn,
    confirmed_on: given.confirmedOn,
    status: given.status,
    leaving_reason: given.leavingReason?.trim(),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
