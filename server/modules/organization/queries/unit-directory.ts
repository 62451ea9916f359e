import { sql } from 'kysely';
import type { UnitKind } from '#contract/organization.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows } from '#platform/database/dated/dated.ts';
import { unit } from '../dated-noun.ts';
import type { Days } from '../tables.ts';

/** What the matching of unit names in workbooks needs to know of a unit. */
export type DirectoryUnit = Days & {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly legalEntityId: string | null;
  /** Names from the root down, its own last. */
  readonly path: readonly string[];
  readonly aliases: readonly string[];
};

type Row = Days & {
  id: string;
  name: string;
  code: string;
  kind: UnitKind;
  parent_id: string | null;
  legal_entity_id: string | null;
  aliases: string[];
};

/** Every unit that exists on the day. `from` and `until` tell since when and until when it exists, whatever its versions. */
export async function unitDirectory(tx: Tx, asOf: CivilDate): Promise<DirectoryUnit[]> {
  const found = await sql<Row>`select v.unit_id as id, v.name, v.code, v.kind, v.parent_id, v.legal_entity_id,
      lower(life.days) as "from", upper(life.days) as until,
      array(select a.alias from unit_alias a where a.unit_id = v.unit_id order by a.alias) as aliases
    from ${datedRows(unit, { asOf, knownAt: null })} v
    join (select unit_id, range_merge(range_agg(valid)) as days from unit_version group by unit_id) life on life.unit_id = v.unit_id
    order by v.sort, v.name, v.unit_id`.execute(tx);
  const rows = new Map(found.rows.map(row => [row.id, row]));
  return found.rows.map(row => ({
    id: row.id,
    name: row.name,
    code: row.code,
    kind: row.kind,
    parentId: row.parent_id,
    legalEntityId: row.legal_entity_id,
    from: row.from,
    until: row.until,
    path: pathOf(rows, row),
    aliases: row.aliases,
  }));
}

/** Since when each unit exists, whatever its versions; null from always. */
export async function unitBeginnings(tx: Tx): Promise<Map<string, CivilDate | null>> {
  const found = await sql<{ id: string; begun: CivilDate | null }>`
    select unit_id as id, lower(range_merge(range_agg(valid)))::text as begun from unit_version group by unit_id`.execute(
    tx,
  );
  return new Map(found.rows.map(row => [row.id, row.begun]));
}

function pathOf(rows: ReadonlyMap<string, Row>, unitRow: Row): string[] {
  const path: string[] = [];
  for (let row: Row | undefined = unitRow; row && path.length <= 40; row = rows.get(row.parent_id ?? ''))
    path.unshift(row.name);
  return path;
}
