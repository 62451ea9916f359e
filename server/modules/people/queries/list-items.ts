import { type RawBuilder, sql } from 'kysely';
import type { PersonItem } from '#contract/person.ts';
import { maskPhone } from '#law/standards/phone.ts';
import type { Tx } from '#platform/database/database.ts';
import { withoutJob } from '../without-job.ts';
import { type Reach, reachOver, standingColumn } from './reachable-groups.ts';
import { seesOfThoseInReach } from './sees.ts';

/** The columns of the anchor that an item is made of; `page` of `readItems` gives these. One text: a list names them three times. */
export const itemColumns = (alias: 'p' | 's') =>
  sql.raw(
    [
      'id',
      'number',
      'name',
      'sort_key',
      'sex',
      'birth_on',
      'unit_id',
      'led_by',
      'post_name',
      'grade_id',
      'legal_entity_id',
      'employment_status',
      'employment_kind',
      'hired_on',
      'left_on',
      'education_code',
    ]
      .map(column => `${alias}.${column}`)
      .join(', '),
  );

/**
 * The persons whom `page` (a query that gives `itemColumns`) finds, as lists show them, in `order`. The text is the same for each page,
 * so that the server keeps its plan.
 */
export async function readItems(
  tx: Tx,
  page: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  columns: ReadonlySet<string>,
): Promise<PersonItem[]> {
  // Told once rather than asked for each row.
  const today = sql`(select access_today())`;
  const found = await sql<Row>`with page as materialized (${page}), u as materialized (
      select w.unit_id, x.name from (select distinct unit_id from page) w cross join lateral (
        select x.name from unit_version x where x.unit_id = w.unit_id
        order by x.valid @> ${today}::date desc, lower(x.valid) desc nulls last limit 1
      ) x
    ), l as materialized (
      select w.legal_entity_id, x.name from (select distinct legal_entity_id from page) w cross join lateral (
        select coalesce(nullif(x.short_name, ''), x.name) as name from legal_entity_version x
        where x.legal_entity_id = w.legal_entity_id
        order by x.valid @> ${today}::date desc, lower(x.valid) desc nulls last limit 1
      ) x
    )
    select p.id, p.number, p.name, p.sex, p.birth_on, p.unit_id, coalesce(u.name, '') as unit_name, p.post_name,
      coalesce(g.name, '') as grade_name, p.legal_entity_id,
      coalesce(l.name, '') as legal_entity_name,
      p.employment_status, p.employment_kind, p.hired_on, p.left_on,
      case when ${seesOfThoseInReach(tx, 'education')} then p.education_code end as education_code,
      ${seesOfThoseInReach(tx, 'job')} as sees_job${columns.has('identity') ? sql`, ${identityColumn} as identity_masked` : sql``}${
        columns.has('contact') ? sql`, ${phoneColumn} as phone` : sql``
      }
    from page p
    left join u on u.unit_id = p.unit_id
    left join grade g on g.id = p.grade_id
    left join l on l.legal_entity_id = p.legal_entity_id
    order by ${order}`.execute(tx);
  return found.rows.map(itemOf);
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
  /** Where asked for. */
  identity_masked?: string | null;
  phone?: string | null;
};

function itemOf(row: Row): PersonItem {
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
    ...(typeof row.identity_masked === 'string' ? { identityMasked: row.identity_masked } : {}),
    ...(typeof row.phone === 'string' ? { phoneMasked: maskPhone(row.phone) } : {}),
  };
  return row.sees_job ? item : withoutJob(item);
}

/** One person as lists show him, and how far the actor's permissions reach him; null out of reach. */
export async function readPersonItem(tx: Tx, id: string): Promise<{ item: PersonItem; reach: Reach } | null> {
  const found = await sql<Row & { standing: string }>`
    select ${itemColumns('p')}, coalesce(u.name, '') as unit_name, coalesce(g.name, '') as grade_name,
      coalesce(nullif(l.short_name, ''), l.name, '') as legal_entity_name, ${standingColumn(tx)} as standing
    from person p
    ${unitsOf}
    left join grade g on g.id = p.grade_id
    left join lateral (select x.name, x.short_name from legal_entity_version x where x.legal_entity_id = p.legal_entity_id
      order by x.valid @> access_today() desc, lower(x.valid) desc nulls last limit 1) l on true
    where p.id = ${id} and not p.is_withdrawn`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  const reach = reachOver(tx, row.standing);
  const item = itemOf({
    ...row,
    education_code: reach.has('people.read', 'education') ? row.education_code : null,
    sees_job: reach.has('people.read', 'job'),
  });
  return { item, reach };
}
