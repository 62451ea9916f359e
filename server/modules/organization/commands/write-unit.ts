import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { contains, fromDateRange, type Span } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import {
  begin,
  changeFrom,
  closeFrom,
  columnsOf,
  correctVersion,
  type Made,
  rescindVersion,
  type Stored,
  unit,
  versionNamed,
  versionOn,
  versionsOrRefuse,
} from '../dated-noun.ts';
import { type Reach, reaches, reachOf, requireParentInReach } from '../reach.ts';
import { refuse } from '../refusals.ts';
import { type Branch, covers, makesCircle, siblingNamed } from '../rules.ts';

type Body = Record<string, unknown>;
type Row = Record<string, unknown>;

/** A unit from a day on, for good. */
export async function createUnit(tx: Tx, body: Body & { from: CivilDate }): Promise<Made> {
  const id = newId();
  const row = { parent_id: null, legal_entity_id: null, head_person_id: null, ...columnsOf(unit, body) };
  await check(tx, null, row, {}, { from: body.from, until: null }, await reachOf(tx));
  const made = await begin(tx, unit, id, body.from, row);
  await refresh(tx, id, row.legal_entity_id !== null);
  return made;
}

/** Name, place, head or legal entity from a day on, also a day to come. What is booked for later stays. */
export async function changeUnit(
  tx: Tx,
  id: string,
  body: Body & { from: CivilDate },
  today: CivilDate,
): Promise<Made> {
  const reach = await reachOf(tx);
  const versions = await versionsOrRefuse(tx, unit, id);
  requireUnitInReach(reach, id, versions, today);
  const before = versionOn(versions, body.from);
  const row = columnsOf(unit, body);
  await check(tx, id, { ...before, ...row }, before, { from: body.from, until: before.valid.until }, reach);
  const made = await changeFrom(tx, unit, id, body.from, row);
  await refresh(tx, id, 'legal_entity_id' in row);
  return made;
}

/** Other values for the same days; what was believed stays readable. */
export async function correctUnit(tx: Tx, id: string, versionId: string, body: Body, today: CivilDate): Promise<Made> {
  const reach = await reachOf(tx);
  const versions = await versionsOrRefuse(tx, unit, id);
  requireUnitInReach(reach, id, versions, today);
  const before = versionNamed(versions, versionId);
  const row = columnsOf(unit, body);
  await check(tx, id, { ...before, ...row }, before, before.valid, reach);
  const made = await correctVersion(tx, unit, id, versionId, row);
  await refresh(tx, id, 'legal_entity_id' in row);
  return made;
}

export async function rescindUnit(tx: Tx, id: string, versionId: string, today: CivilDate): Promise<void> {
  const versions = await versionsOrRefuse(tx, unit, id);
  requireUnitInReach(await reachOf(tx), id, versions, today);
  versionNamed(versions, versionId);
  await rescindVersion(tx, unit, id, versionId);
  await refresh(tx, id, true);
}

/** Ends a unit. Refused while anybody is assigned to it, or a unit stands below it, on or after the day. */
export async function closeUnit(tx: Tx, id: string, day: CivilDate, today: CivilDate): Promise<void> {
  const versions = await versionsOrRefuse(tx, unit, id);
  requireUnitInReach(await reachOf(tx), id, versions, today);
  versionOn(versions, day);
  const found = await sql<{ people: number; units: number }>`select
    (select count(distinct person_id) from assignment where unit_id = ${id} and valid && daterange(${day}::date, null)) as people,
    (select count(distinct unit_id) from unit_version where parent_id = ${id} and valid && daterange(${day}::date, null)) as units`.execute(
    tx,
  );
  const { people, units } = found.rows[0] ?? { people: 0, units: 0 };
  if (people > 0) throw refuse['has-people']({ day, count: people });
  if (units > 0) throw refuse['has-units']({ day, count: units });
  await closeFrom(tx, unit, id, day);
  await refresh(tx, id, false);
}

/** A unit that does not exist today is in no tree yet: then the units above its versions count. */
function requireUnitInReach(reach: Reach, id: string, versions: readonly Stored[], today: CivilDate): void {
  if (reaches(reach, id)) return;
  const existsToday = versions.some(version => contains(version.valid, today));
  if (!existsToday && versions.every(version => reaches(reach, version.parent_id as string | null))) return;
  throw refuse['unit-not-yours']({ unit: versions.at(-1)?.name });
}

/** `row` is the version to be written, `before` what it takes the place of. */
async function check(tx: Tx, id: string | null, row: Row, before: Row, span: Span, reach: Reach): Promise<void> {
  const parentId = row.parent_id as string | null;
  const name = row.name as string;
  const branches = await branchesWithin(tx, span);
  const above = branches.filter(branch => branch.unitId === parentId);
  if (id === null || parentId !== before.parent_id) requireParentInReach(reach, parentId, above[0]?.name ?? '上级单位');
  if (id !== null && makesCircle(branches, id, parentId, span))
    throw refuse.circle({ unit: name, parent: above[0]?.name ?? name, field: '/body/parentId' });
  if (
    parentId !== null &&
    !covers(
      above.map(branch => branch.valid),
      span,
    )
  )
    throw refuse['parent-missing']({ from: span.from, field: '/body/parentId' });
  if (siblingNamed(branches, { unitId: id, parentId, name }, span))
    throw refuse['name-taken']({ name, field: '/body/name' });
  await requireLegalEntity(tx, row.legal_entity_id as string | null, span);
  const head = row.head_person_id as string | null;
  if (head !== null && head !== before.head_person_id) await requirePerson(tx, head);
}

async function branchesWithin(tx: Tx, span: Span): Promise<Branch[]> {
  const found = await tx
    .selectFrom('unit_version')
    .select(['unit_id', 'parent_id', 'name', sql<string>`valid::text`.as('valid')])
    .where(sql<boolean>`valid && daterange(${span.from}::date, ${span.until}::date)`)
    .execute();
  return found.map(row => ({
    unitId: row.unit_id,
    parentId: row.parent_id,
    name: row.name,
    valid: fromDateRange(row.valid),
  }));
}

async function requireLegalEntity(tx: Tx, id: string | null, span: Span): Promise<void> {
  if (id === null) return;
  const found = await tx
    .selectFrom('legal_entity_version')
    .select(sql<string>`valid::text`.as('valid'))
    .where('legal_entity_id', '=', id)
    .execute();
  if (
    !covers(
      found.map(row => fromDateRange(row.valid)),
      span,
    )
  )
    throw refuse['legal-entity-missing']({ from: span.from, field: '/body/legalEntityId' });
}

async function requirePerson(tx: Tx, id: string): Promise<void> {
  const found = await sql`select from person where id = ${id}`.execute(tx);
  if (found.rows.length === 0) throw refuse['head-missing']({ field: '/body/headPersonId' });
}

async function refresh(tx: Tx, id: string, entityChanged: boolean): Promise<void> {
  await sql`select unit_changed(${[id]}::uuid[], ${entityChanged})`.execute(tx);
}
