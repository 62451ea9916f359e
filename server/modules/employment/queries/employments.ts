import { type RawBuilder, sql } from 'kysely';
import type { AssignmentReason, Employment } from '#contract/employment.ts';
import { fromDateRange } from '#kernel/span.ts';
import { datedRows } from '#platform/database/dated/dated.ts';
import { assignment, employmentVersion } from '../store.ts';

type Version = { id: string; valid: string; recorded_at: string; employment_id: string };
type TermsJson = Version & {
  number: string;
  legal_entity_id: string | null;
  legal_entity_name: string;
  kind: string;
  status: 'active' | 'leave';
  hired_on: string | null;
  confirmed_on: string | null;
  leaving_reason: string;
};
type AssignmentJson = Version & {
  entry_id: string;
  is_primary: boolean;
  reason: AssignmentReason;
  unit_id: string;
  unit_name: string;
  post_id: string | null;
  post_name: string;
  grade_id: string | null;
  grade_name: string;
  manager_person_id: string | null;
  manager_name: string;
  workplace: string;
};
export type JobJson = { terms: TermsJson[]; assignments: AssignmentJson[] };

/** All spans of all employments of a person as believed at an instant, as one json column. */
export function employmentsColumn(personId: string, knownAt: Date | null): RawBuilder<unknown> {
  const always = { asOf: null, knownAt };
  const his = { column: 'person_id', value: personId };
  const named = (table: string, key: string) => datedRows({ table, key }, always);
  // Names are those of the span's first day: a unit renamed later was called otherwise then.
  return sql`json_build_object(
    'terms', (select coalesce(json_agg(x order by x.valid), '[]') from (
      select r.id, r.employment_id, r.valid::text as valid, r.recorded_at, r.number, r.legal_entity_id, r.kind, r.status,
        r.hired_on, r.confirmed_on, r.leaving_reason, coalesce(nullif(l.short_name, ''), l.name, '') as legal_entity_name
      from ${datedRows(employmentVersion, always, his)} r
      left join lateral (select v.name, v.short_name from ${named('legal_entity_version', 'legal_entity_id')} v where v.legal_entity_id = r.legal_entity_id
        order by v.valid @> lower(r.valid) desc, lower(v.valid) desc nulls last limit 1) l on true) x),
    'assignments', (select coalesce(json_agg(x order by x.valid), '[]') from (
      select r.id, r.entry_id, r.employment_id, r.valid::text as valid, r.recorded_at, r.is_primary, r.reason, r.unit_id,
        coalesce(u.name, '') as unit_name, r.post_id, r.post_name, r.grade_id, coalesce(g.name, '') as grade_name,
        r.manager_person_id, coalesce(m.name, '') as manager_name, r.workplace
      from ${datedRows(assignment, always, his)} r
      left join lateral (select v.name from ${named('unit_version', 'unit_id')} v where v.unit_id = r.unit_id
        order by v.valid @> lower(r.valid) desc, lower(v.valid) desc nulls last limit 1) u on true
      left join grade g on g.id = r.grade_id
      left join person m on m.id = r.manager_person_id
      ) x))`;
}

export function employmentsOf(job: JobJson): Employment[] {
  const ids = [...new Set(job.terms.map(each => each.employment_id))];
  return ids.map(employmentId => ({
    employmentId,
    versions: job.terms
      .filter(each => each.employment_id === employmentId)
      .map(each => ({
        ...spanOf(each),
        number: each.number,
        legalEntityId: each.legal_entity_id,
        legalEntityName: each.legal_entity_name,
        kind: each.kind,
        status: each.status,
        hiredOn: each.hired_on,
        confirmedOn: each.confirmed_on,
        leavingReason: each.leaving_reason,
      })),
    assignments: job.assignments
      .filter(each => each.employment_id === employmentId)
      .map(each => ({
        ...spanOf(each),
        entryId: each.entry_id,
        isPrimary: each.is_primary,
        reason: each.reason,
        unitId: each.unit_id,
        unitName: each.unit_name,
        postId: each.post_id,
        postName: each.post_name,
        gradeId: each.grade_id,
        gradeName: each.grade_name,
        managerPersonId: each.manager_person_id,
        managerName: each.manager_name,
        workplace: each.workplace,
      })),
  }));
}

function spanOf(row: Version) {
  return { versionId: row.id, ...fromDateRange(row.valid), recordedAt: new Date(row.recorded_at).toISOString() };
}
