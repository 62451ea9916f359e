import { sql } from 'kysely';
import type { Unit, UnitKind } from '#contract/organization.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows, type Moment } from '#platform/database/dated/dated.ts';
import { legalEntity, unit } from '../dated-noun.ts';
import { type Reach, reaches, reachOf } from '../reach.ts';
import type { Days } from '../tables.ts';

type Row = Days & {
  id: string;
  unit_id: string;
  name: string;
  code: string;
  kind: UnitKind;
  parent_id: string | null;
  legal_entity_id: string | null;
  head_person_id: string | null;
  sort: number;
  head_name: string | null;
  legal_entity_name: string | null;
};

/** The tree of a day as a flat list, siblings in their order; with the numbers of people whom the actor sees. */
export async function unitsAsOf(tx: Tx, moment: Moment, today: CivilDate): Promise<Unit[]> {
  const found =
    await sql<Row>`select v.id, v.unit_id, lower(v.valid) as "from", upper(v.valid) as until, v.name, v.code, v.kind,
      v.parent_id, v.legal_entity_id, v.head_person_id, v.sort, unit_head_name(v.head_person_id) as head_name, l.name as legal_entity_name
    from ${datedRows(unit, moment)} v
    left join ${datedRows(legalEntity, moment)} l on l.legal_entity_id = v.legal_entity_id
    order by v.sort, v.name, v.unit_id`.execute(tx);
  const rows = new Map(found.rows.map(row => [row.unit_id, row]));
  const isNow = moment.asOf === today && moment.knownAt === null;
  const direct = await headCounts(tx, moment, isNow);
  const seen = await seenWhole(tx, isNow);
  const total = new Map<string, number>();
  for (const [unitId, count] of direct) {
    for (const each of lineOf(rows, unitId)) total.set(each.unit_id, (total.get(each.unit_id) ?? 0) + count);
  }
  const reach = await reachOf(tx);
  return found.rows.map(row => {
    const line = lineOf(rows, row.unit_id);
    return {
      id: row.unit_id,
      versionId: row.id,
      from: row.from,
      until: row.until,
      name: row.name,
      code: row.code,
      kind: row.kind,
      parentId: row.parent_id,
      legalEntityId: row.legal_entity_id,
      headPersonId: row.head_person_id,
      sort: row.sort,
      headName: row.head_name,
      path: line.map(each => each.name).reverse(),
      legalEntityName: line.find(each => each.legal_entity_name !== null)?.legal_entity_name ?? null,
      headCount: {
        direct: direct.get(row.unit_id) ?? 0,
        total: total.get(row.unit_id) ?? 0,
        whole: reaches(seen, row.unit_id),
      },
      mayEdit: reaches(reach, row.unit_id),
    };
  });
}

/** The unit and those above it, upwards. */
function lineOf(rows: ReadonlyMap<string, Row>, unitId: string): Row[] {
  const line: Row[] = [];
  for (let row = rows.get(unitId); row && line.length <= 40; row = rows.get(row.parent_id ?? '')) line.push(row);
  return line;
}

/** People in service by unit: of today from the projection, of other days and beliefs from the primary assignments. */
async function headCounts(tx: Tx, moment: Moment, isNow: boolean): Promise<Map<string, number>> {
  const counted = isNow
    ? sql<{ unit_id: string; count: number }>`select unit_id, count(*) as count from person
          where unit_id is not null and employment_status in ('active', 'leave') group by unit_id`
    : sql<{ unit_id: string; count: number }>`select a.unit_id, count(distinct a.person_id) as count
          from ${datedRows({ table: 'assignment', key: 'entry_id' }, moment)} a where a.is_primary group by a.unit_id`;
  const found = await counted.execute(tx);
  return new Map(found.rows.map(row => [row.unit_id, row.count]));
}

/**
 * The units of which the actor sees everybody who is counted. Units are granted as they stand today: who worked there on another
 * day, and works elsewhere now, is left out of a count of that day.
 */
async function seenWhole(tx: Tx, isNow: boolean): Promise<Reach> {
  const reach = await reachOf(tx, 'people.read', isNow ? 'basic' : 'job');
  return isNow ? reach : { ...reach, units: new Set() };
}
