import { sql } from 'kysely';
import type { Hiring } from '#contract/employment.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { needPerson, type PeopleDeps } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import { needUnitsInReach } from '../need-units-in-reach.ts';
import { placeOn } from '../place.ts';
import { refuse } from '../refusals.ts';
import { mayHire } from '../rules/state.ts';
import {
  assignment,
  assignmentsOf,
  employmentVersion,
  needDay,
  needFreeNumber,
  needKind,
  settle,
  termsOf,
} from '../store.ts';

export type EmploymentBooked = { employmentId: string; versionId: string | null; entryId: string | null };

/** Begins an employment, also a second one beside the first with another legal entity. */
export async function hire(tx: Tx, _deps: PeopleDeps, personId: string, asked: Hiring): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on', '入职日期');
  const person = await needPerson(tx, personId);
  const all = await termsOf(tx, personId);
  const legalEntityId = asked.legalEntityId ?? null;
  const verdict = mayHire(all, { on, legalEntityId, birthOn: person.birthOn });
  if (!verdict.ok) throw refuse[verdict.why]({ on, birthOn: person.birthOn, field: '/body/on' });
  return beginEmployment(tx, personId, on, asked, 'hire');
}

/** Writes the employment, its terms and its first assignment. */
export async function beginEmployment(
  tx: Tx,
  personId: string,
  on: CivilDate,
  asked: Hiring,
  reason: 'hire' | 'rehire',
  at = '/body',
): Promise<EmploymentBooked> {
  const kind = asked.kind ?? 'full-time';
  const number = asked.number?.trim() ?? '';
  needKind(kind, `${at}/kind`);
  if (asked.confirmedOn) needDay(asked.confirmedOn, `${at}/confirmedOn`, '转正日期');
  await needFreeNumber(tx, number, personId, `${at}/number`);
  const place = await placeOn(tx, personId, on, asked, at);
  const before = await assignmentsOf(tx, personId);
  const employmentId = newId();
  const valid = `[${on},)`;
  await sql`insert into employment (id, person_id) values (${employmentId}, ${personId})`.execute(tx);
  await insertDated(tx, employmentVersion, [
    {
      id: newId(),
      employment_id: employmentId,
      person_id: personId,
      valid,
      number,
      legal_entity_id: asked.legalEntityId ?? null,
      kind,
      status: 'active',
      hired_on: on,
      confirmed_on: asked.confirmedOn ?? null,
      leaving_reason: '',
    },
  ]);
  const versionId = newId();
  const entryId = newId();
  await insertDated(tx, assignment, [
    {
      id: versionId,
      entry_id: entryId,
      employment_id: employmentId,
      person_id: personId,
      valid,
      is_primary: true,
      reason,
      post_name: '',
      workplace: '',
      ...place,
    },
  ]);
  await needUnitsInReach(tx, personId, before, { field: `${at}/unitId` });
  await settle(tx, personId, { number: true, manager: true });
  return { employmentId, versionId, entryId };
}
