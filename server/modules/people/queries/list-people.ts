import { type RawBuilder, sql } from 'kysely';
import type { PeopleQuery, PersonItem } from '#contract/person.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { maskPhone, normalisePhone } from '#law/standards/phone.ts';
import type { Tx } from '#platform/database/database.ts';
import { plannedAnew } from '#platform/database/preparing-client.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { needDay } from '../reach.ts';
import { findQuery } from '../rules/name-words.ts';
import { identityIndex } from '../store.ts';

/** More led persons than this aren't put into the query by their ids. */
const mostIds = 2000;
/** A search finds at most so many; who types a letter is still typing. */
const mostFound = 20_000;

export type PeoplePage = { items: PersonItem[]; total: number | null };

/**
 * One page of the people within reach. The scope is read once and stands in the query itself, so that an index serves it; row
 * security holds all the same.
 */
export async function listPeople(
  tx: Tx,
  deps: { readonly secrets: Pick<Secrets, 'blindIndex'> },
  query: PeopleQuery,
): Promise<PeoplePage> {
  const where = await conditions(tx, deps, query);
  if (where === null) return { items: [], total: 0 };
  const limit = query.limit ?? 100;
  const offset = query.offset ?? 0;
  const columns = new Set(query.columns ?? []);
  // Told once rather than asked for each row.
  const today = sql`(select access_today())`;
  const order = orderOf(query);
  const page = await sql<Row>`${sql.raw(plannedAnew)}
    with found as materialized (
      select p.id from person p where ${where} order by ${order} limit ${limit} offset ${offset}
    ), page as materialized (
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
      case when ${seesEducation} then p.education_code end as education_code,
      ${columns.has('identity') ? identityColumn : sql`null::text`} as identity_masked,
      ${columns.has('contact') ? phoneColumn : sql`null::text`} as phone
    from page p
    left join u on u.unit_id = p.unit_id
    left join grade g on g.id = p.grade_id
    left join l on l.legal_entity_id = p.legal_entity_id
    order by ${order}`.execute(tx);
  const items = page.rows.map(row => itemOf(row, columns));
  if (query.total === false) return { items, total: null };
  // A page that isn't full is the last: the count is known without counting.
  if (items.length < limit && (items.length > 0 || offset === 0)) return { items, total: offset + items.length };
  const counted = await sql<{
    n: number;
  }>`${sql.raw(plannedAnew)} select count(*) as n from person p where ${where}`.execute(tx);
  return { items, total: Number(counted.rows[0]?.n ?? 0) };
}

/** The unit's name as of today, or the last that it had. */
const unitsOf = sql`left join lateral (select x.name from unit_version x where x.unit_id = p.unit_id
  order by x.valid @> access_today() desc, lower(x.valid) desc nulls last limit 1) u on true`;

const identityColumn = sql`(select i.number_masked from person_identity i where i.person_id = p.id and i.valid @> access_today()
  order by i.kind = 'identity-card' desc, i.recorded_at limit 1)`;
const phoneColumn = sql`(select c.phone from person_contact c where c.person_id = p.id and c.valid @> access_today() limit 1)`;

/** The projection holds the highest education, which is of a group of its own. */
const seesEducation = sql`((select access_everything('people.read', 'education'))
  or p.unit_id = any((select access_units('people.read', 'education'))::uuid[])
  or coalesce(p.led_by @> array[(select access_leader('people.read', 'education'))], false)
  or coalesce(p.id = (select access_self('people.read', 'education')), false))`;

function orderOf(query: PeopleQuery): RawBuilder<unknown> {
  const way = query.descending ? sql`desc` : sql`asc`;
  switch (query.sort) {
    case 'number':
      return sql`p.number ${way}, p.id ${way}`;
    case 'hiredOn':
      return sql`p.hired_on ${way}, p.id ${way}`;
    case 'unit':
      return sql`p.unit_id ${way}, p.sort_key ${way}, p.id ${way}`;
    default:
      return sql`p.sort_key ${way}, p.id ${way}`;
  }
}

/** What the people must be; null when nobody can be. */
async function conditions(
  tx: Tx,
  deps: { readonly secrets: Pick<Secrets, 'blindIndex'> },
  query: PeopleQuery,
): Promise<RawBuilder<unknown> | null> {
  const all: RawBuilder<unknown>[] = [sql`not p.is_withdrawn`];
  const found = query.q ? await find(tx, deps, query.q) : null;
  if (found) {
    if (found.length === 0) return null;
    all.push(sql`p.id = any(${found}::uuid[])`);
  } else {
    const scope = await scopeOf(tx);
    if (scope) all.push(scope);
  }
  if (query.unitId) {
    const units = query.onlyUnit ? [query.unitId] : await unitsBelow(tx, query.unitId);
    all.push(sql`p.unit_id = any(${units}::uuid[])`);
  }
  if (query.legalEntityId) all.push(sql`p.legal_entity_id = ${query.legalEntityId}::uuid`);
  if (query.employmentStatus?.length) all.push(sql`p.employment_status = any(${query.employmentStatus}::text[])`);
  if (query.employmentKind?.length) all.push(sql`p.employment_kind = any(${query.employmentKind}::text[])`);
  if (query.educationCode?.length)
    all.push(sql`p.education_code = any(${query.educationCode}::text[]) and ${seesEducation}`);
  if (query.sex) all.push(sql`p.sex = ${query.sex}`);
  if (query.hiredFrom)
    all.push(sql`p.hired_on >= ${needDay(query.hiredFrom, '/querystring/hiredFrom', '入职日期')}::date`);
  if (query.hiredUntil)
    all.push(sql`p.hired_on <= ${needDay(query.hiredUntil, '/querystring/hiredUntil', '入职日期')}::date`);
  return sql.join(all, sql` and `);
}

async function scopeOf(tx: Tx): Promise<RawBuilder<unknown> | null> {
  const scope = await sql<{ everything: boolean; units: string[] | null; ids: string[] | null }>`
    select everything, units, ids from person_scope(${mostIds})`.execute(tx);
  const { everything, units, ids } = scope.rows[0] ?? { everything: false, units: [], ids: [] };
  if (everything || ids === null) return null;
  const ways: RawBuilder<unknown>[] = [];
  if (units?.length) ways.push(sql`p.unit_id = any(${units}::uuid[])`);
  if (ids.length || ways.length === 0) ways.push(sql`p.id = any(${ids}::uuid[])`);
  return sql`(${sql.join(ways, sql` or `)})`;
}

async function unitsBelow(tx: Tx, unitId: string): Promise<string[]> {
  const below = await sql<{ unit_id: string }>`select unit_id from unit_reach where ancestor_id = ${unitId}`.execute(
    tx,
  );
  // A unit that isn't in today's tree may still be where people stood last.
  return [unitId, ...below.rows.map(row => row.unit_id).filter(id => id !== unitId)];
}

/** By words, and by a whole identity number or phone: those only where row security shows the row that holds it. */
async function find(
  tx: Tx,
  deps: { readonly secrets: Pick<Secrets, 'blindIndex'> },
  text: string,
): Promise<string[] | null> {
  const words = findQuery(text);
  if (words === null) return null;
  const number = normaliseIdentityNumber(text);
  const phone = normalisePhone(text);
  const identity = /^[0-9A-Z]{6,20}$/.test(number) ? identityIndex(deps.secrets, number) : null;
  const found = await sql<{ ids: string[] }>`select array(
    select unnest(person_find(${words}, ${mostFound}))
    union select person_id from person_identity where number_index = ${identity}
    union select person_id from person_contact where phone = ${/^\d{7,13}$/.test(phone) ? phone : null}
  ) as ids`.execute(tx);
  return found.rows[0]?.ids ?? [];
}

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
  identity_masked: string | null;
  phone: string | null;
};

function itemOf(row: Row, columns: ReadonlySet<string>): PersonItem {
  return {
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
}

/** One person as lists show him, or null out of reach. */
export async function readPersonItem(tx: Tx, id: string): Promise<PersonItem | null> {
  const found = await sql<Row>`
    select p.*, case when ${seesEducation} then p.education_code end as education_code,
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
