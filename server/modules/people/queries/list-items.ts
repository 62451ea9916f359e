import { type RawBuilder, sql } from 'kysely';
import type { PersonItem } from '#contract/person.ts';
import { maskPhone } from '#law/standards/phone.ts';
import type { Tx } from '#platform/database/database.ts';
import { withoutJob } from '../without-job.ts';
import { sees } from './sees.ts';

/**
 * The persons whose ids `found` (a query with a column `id`) gives, as lists show them, in `order`. Who is out of reach is left out.
 * The text is the same for each page, so that the server keeps its plan.
 */
export async function readItems(
  tx: Tx,
  found: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  columns: ReadonlySet<string>,
): Promise<PersonItem[]> {
  // Told once rather than asked for each row.
  const today = sql`(select access_today())`;
  const page = await sql<Row>`with found as materialized (${found}), page as materialized (
      select p.* from found join person p on p.id = found.id
    ), u as materialized (
      select distinct on (x.unit_id) x.unit_id, x.name from unit_version x where x.unit_id in (select unit_id from page)
      order by x.unit_id, x.valid @> ${today}::date desc, lower(x.valid) desc nulls last
    ), l as materialized (
      select distinct on (x.legal_entity_id) x.legal_entity_id, coalesce(nullif(x.short_name, ''), x.name) as name
      from legal_entity_version x where x.legal_entity_id in (select legal_entity_id from page)
      order by x.legal_entity_id, x.valid @> ${today}::date desc, lower(x.valid) desc nulls last
    )
    select p.id, p.number, p.name, p.sex, p.birth_on, p.unit_id, coalesce(u.name, '') as unit_name, p.post_name,
      coalesce(g.name, '') as grade_name, p.legal_entity_id,
      coalesce(l.name, '') as legal_entity_name,
      p.employment_status, p.employment_kind, p.hired_on, p.left_on,
      case when ${sees('education')} then p.education_code end as education_code, ${sees('job')} as sees_job,
      ${columns.has('identity') ? identityColumn : sql`null::text`} as identity_masked,
      ${columns.has('contact') ? phoneColumn : sql`null::text`} as phone
    from page p
    left join u on u.unit_id = p.unit_id
    left join grade g on g.id = p.grade_id
    left join l on l.legal_entity_id = p.legal_entity_id
    order by ${order}`.execute(tx);
  return page.rows.map(row => itemOf(row, columns));
}

/** The unit's name as of today, or the last that it had. */
const unitsOf = sql`left join lateral (select x.name from unit_version x where x.unit_id = p.unit_id
  order by x.valid @> access_today() desc, lower(x.valid) desc nulls last limit 1) u on true`;

const identityColumn = sql`(select i.number_masked from person_identity i where i.person_id = p.id and i.valid @> access_today()
  order by i.kind = 'identity-card' desc, i.recorded_at limit 1)`;
const phoneColumn = sql`(select c.phone from person_contact c where c.person_id = p.id and c.valid @> access_today() limit 1)`;

type Row = {
  id: string;
  number: string;
  name: string;
  sex: 'male' | 'female' | null;
  birth_on: string | null;
  unit_id: string | null;
  unit_name: string;
  post_name: string;
  grade_name: string;
  legal_entity_id: string | null;
  legal_entity_name: string;
  employment_status: PersonItem['employmentStatus'];
  employment_kind: string | null;
  hired_on: string | null;
  left_on: string | null;
  education_code: string | null;
  sees_job: boolean;
  identity_masked: string | null;
  phone: string | null;
};

function itemOf(row: Row, columns: ReadonlySet<string>): PersonItem {
  const item = {
    id: row.id,
    number: row.number,
    name: row.name,
    sex: row.sex,
    birthOn: row.birth_on,
    unitId: row.unit_id,
    unitName: row.unit_name,
    postName: row.post_name,
    gradeName: row.grade_name,
    legalEntityId: row.legal_entity_id,
    legalEntityName: row.legal_entity_name,
    employmentStatus: row.employment_status,
    employmentKind: row.employment_kind,
    hiredOn: row.hired_on,
    leftOn: row.left_on,
    educationCode: row.education_code,
    ...(columns.has('identity') && row.identity_masked !== null ? { identityMasked: row.identity_masked } : {}),
    ...(columns.has('contact') && row.phone !== null ? { phoneMasked: maskPhone(row.phone) } : {}),
  };
  return row.sees_job ? item : withoutJob(item);
}

/** One person as lists show him, or null out of reach. */
export async function readPersonItem(tx: Tx, id: string): Promise<PersonItem | null> {
  const found = await sql<Row>`
    select p.*, case when ${sees('education')} then p.education_code end as education_code, ${sees('job')} as sees_job,
      coalesce(u.name, '') as unit_name, coalesce(g.name, '') as grade_name,
      coalesce(nullif(l.short_name, ''), l.name, '') as legal_entity_name
    from person p
    ${unitsOf}
    left join grade g on g.id = p.grade_id
    left join lateral (select x.name, x.short_name from legal_entity_version x where x.legal_entity_id = p.legal_entity_id
      order by x.valid @> access_today() desc, lower(x.valid) desc nulls last limit 1) l on true
    where p.id = ${id} and not p.is_withdrawn`.execute(tx);
  const row = found.rows[0];
  return row ? itemOf(row, new Set()) : null;
}
