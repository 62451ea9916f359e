import { type RawBuilder, sql } from 'kysely';
import type { PeopleQuery } from '#contract/person.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { normalisePhone } from '#law/standards/phone.ts';
import { heldIn, type Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { CustomList, TagList } from '../deps.ts';
import { needDay } from '../reach.ts';
import { findQuery } from '../rules/name-words.ts';
import { identityIndex } from '../store.ts';
import { sees } from './sees.ts';

/** More led persons than this aren't put into the query by their ids. */
const mostIds = 2000;
/** A search finds at most so many; who types a letter is still typing. */
const mostFound = 20_000;
/** Of so many units the first of each are looked at for a page; of more, all people are put in order. */
const mostUnits = 60;

type Condition = RawBuilder<unknown>;
export type Deps = {
  readonly secrets: Pick<Secrets, 'blindIndex'>;
  readonly custom?: CustomList | undefined;
  readonly tags?: TagList | undefined;
};

/** What the people must be, in words that any query on `person p` understands; null when nobody can be. */
export async function conditions(tx: Tx, deps: Deps, query: PeopleQuery): Promise<Condition | null> {
  const all = [sql`not p.is_withdrawn`, ...filters(query)];
  const found = query.q ? await find(tx, deps, query.q) : null;
  if (found) {
    if (found.length === 0) return null;
    all.push(sql`p.id = any(${found}::uuid[])`);
  } else {
    const scope = await scopeOf(tx);
    if (scope) all.push(scope);
  }
  if (query.unitId) all.push(sql`p.unit_id = any(${await unitsOf(tx, query.unitId, query.onlyUnit)}::uuid[])`);
  return sql.join(all, sql` and `);
}

/** What a query asks of each person, apart from where he stands and what he is found by. */
export function filters(query: PeopleQuery): Condition[] {
  const all: Condition[] = [];
  if (query.employmentStatus?.length) all.push(inStatus(query.employmentStatus));
  // A filter by what isn't shown would tell as much.
  if (query.legalEntityId || query.employmentKind?.length || query.hiredFrom || query.hiredUntil) all.push(sees('job'));
  if (query.legalEntityId) all.push(sql`p.legal_entity_id = ${query.legalEntityId}::uuid`);
  if (query.employmentKind?.length) all.push(sql`p.employment_kind = any(${query.employmentKind}::text[])`);
  if (query.educationCode?.length)
    all.push(sql`p.education_code = any(${query.educationCode}::text[]) and ${sees('education')}`);
  if (query.sex) all.push(sql`p.sex = ${query.sex}`);
  if (query.hiredFrom)
    all.push(sql`p.hired_on >= ${needDay(query.hiredFrom, '/querystring/hiredFrom', '入职日期')}::date`);
  if (query.hiredUntil)
    all.push(sql`p.hired_on <= ${needDay(query.hiredUntil, '/querystring/hiredUntil', '入职日期')}::date`);
  if (query.team) all.push(sql`p.led_by @> array[(select access_person())]`);
  return all;
}

/** A leave of absence is of the job group: without it somebody on leave counts as working. */
function inStatus(wanted: readonly string[]): Condition {
  const plain = sql`p.employment_status = any(${wanted as string[]}::text[])`;
  if (wanted.includes('leave') === wanted.includes('active')) return plain;
  return wanted.includes('leave')
    ? sql`(${plain} and (p.employment_status <> 'leave' or ${sees('job')}))`
    : sql`(${plain} or (p.employment_status = 'leave' and not ${sees('job')}))`;
}

/** The order by day of hire tells of the job group; who does not read it wherever he reads basics gets the order by name. */
export function sortedInSight(tx: Tx, query: PeopleQuery): PeopleQuery {
  if (query.sort !== 'hiredOn') return query;
  const { everything, widths } = heldIn(tx);
  const job = widths['people.read job'] ?? '';
  return everything || job.startsWith('e') || job === widths['people.read basic'] ? query : { ...query, sort: 'name' };
}

/** The units whose people are asked for, when they are few and nothing else widens or narrows where people stand. */
export type FewUnits = {
  readonly units: RawBuilder<string[]>;
  readonly count: number;
  readonly andSelf: boolean;
  /** The units that the query names; null where all in reach are meant. */
  readonly asked: RawBuilder<string[] | null>;
};

export async function fewUnits(tx: Tx, query: PeopleQuery): Promise<FewUnits | null> {
  if (query.q || query.team) return null;
  if (query.unitId) {
    const units = await unitsOf(tx, query.unitId, query.onlyUnit);
    if (units.length > mostUnits) return null;
    const asked = sql<string[]>`${units}::uuid[]`;
    return { units: asked, count: units.length, andSelf: false, asked };
  }
  const held = heldIn(tx);
  const [, grant, self] = /^u([0-9]+)(s?)$/.exec(held.widths['people.read basic'] ?? '') ?? [];
  const count = held.units[grant ?? ''];
  if (count === undefined || count > mostUnits) return null;
  const units = sql<string[]>`(select access_units('people.read', 'basic'))::uuid[]`;
  return { units, count, andSelf: self === 's', asked: sql`null::uuid[]` };
}

/** The scope is read once and stands in the query itself, so that an index serves it; row security holds all the same. */
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

/** A unit and, unless it alone is meant, those below it. */
async function unitsOf(tx: Tx, unitId: string, onlyUnit = false): Promise<string[]> {
  if (onlyUnit) return [unitId];
  const below = await sql<{ unit_id: string }>`select unit_id from unit_reach where ancestor_id = ${unitId}`.execute(
    tx,
  );
  // A unit that isn't in today's tree may still be where people stood last.
  return [unitId, ...below.rows.map(row => row.unit_id).filter(id => id !== unitId)];
}

/** By words, and by a whole identity number or phone: those only where row security shows the row that holds it. */
async function find(tx: Tx, deps: Deps, text: string): Promise<string[] | null> {
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
