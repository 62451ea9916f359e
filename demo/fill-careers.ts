import { newId } from '#kernel/id.ts';
import { toDateRange } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import type { DemoEmployment, DemoPlace } from './career.ts';
import type { Company } from './company.ts';
import type { DemoIds } from './fill-organization.ts';
import type { DemoPerson } from './person.ts';

type Row = Record<string, unknown>;

/** Employments with their spans, those of the past and those to come, as if each had been booked in its time. */
export async function fillCareers(tx: Tx, company: Company, ids: DemoIds, batch: readonly DemoPerson[]): Promise<void> {
  const employments: Row[] = [];
  const terms: Row[] = [];
  const assignments: Row[] = [];
  for (const person of batch) {
    const personId = ids.person[person.place]!;
    for (const employment of person.employments) {
      const id = newId();
      employments.push({ id, person_id: personId });
      terms.push(...termRows(ids, employment, id, personId));
      const shared = { employment_id: id, person_id: personId };
      const mainEntry = newId();
      for (const place of employment.main)
        assignments.push({ ...shared, entry_id: mainEntry, is_primary: true, ...placeRow(company, ids, place) });
      for (const place of employment.second)
        assignments.push({ ...shared, entry_id: newId(), is_primary: false, ...placeRow(company, ids, place) });
    }
  }
  await insertDated(tx, { table: 'employment', key: 'id' }, employments);
  await insertDated(tx, { table: 'employment_version', key: 'employment_id' }, terms);
  await insertDated(tx, { table: 'assignment', key: 'entry_id' }, assignments);
}

function termRows(ids: DemoIds, employment: DemoEmployment, employmentId: string, personId: string): Row[] {
  return employment.terms.map(terms => ({
    id: newId(),
    employment_id: employmentId,
    person_id: personId,
    valid: toDateRange(terms.valid),
    number: employment.number,
    legal_entity_id: ids.entity.get(terms.entity),
    kind: employment.kind,
    status: terms.status,
    hired_on: employment.hiredOn,
    confirmed_on: employment.confirmedOn,
    leaving_reason: terms.leavingReason,
  }));
}

function placeRow(company: Company, ids: DemoIds, place: DemoPlace): Row {
  return {
    id: newId(),
    valid: toDateRange(place.valid),
    reason: place.reason,
    unit_id: ids.unit.get(place.unit),
    post_id: ids.post.get(place.post),
    post_name: company.posts.find(post => post.key === place.post)?.name ?? '',
    grade_id: ids.grade.get(place.grade),
    manager_person_id: place.leader === null ? null : ids.person[place.leader],
    workplace: place.workplace,
  };
}
