import { type RawBuilder, sql } from 'kysely';
import type { LegalEntity } from '#contract/organization.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows, type Moment } from '#platform/database/dated/dated.ts';
import { legalEntity } from '../dated-noun.ts';
import { refuse } from '../refusals.ts';
import type { Days } from '../tables.ts';

type Row = Days & {
  id: string;
  legal_entity_id: string;
  recorded_at: Date;
  name: string;
  short_name: string;
  credit_code: string | null;
  region_code: string | null;
  address: string;
};

export async function legalEntitiesAsOf(tx: Tx, moment: Moment): Promise<LegalEntity[]> {
  const rows = await read(tx, sql`${datedRows(legalEntity, moment)} v order by v.name, v.legal_entity_id`);
  return rows.map(row => ({ id: row.legal_entity_id, ...shown(row) }));
}

export async function readLegalEntity(tx: Tx, id: string) {
  const rows = await read(
    tx,
    sql`legal_entity_version v where v.legal_entity_id = ${id} order by lower(v.valid) nulls first`,
  );
  if (rows.length === 0) throw refuse['legal-entity-not-found']();
  return { id, versions: rows.map(row => ({ ...shown(row), recordedAt: row.recorded_at.toISOString() })) };
}

async function read(tx: Tx, from: RawBuilder<unknown>): Promise<Row[]> {
  const found = await sql<Row>`select v.*, lower(v.valid) as "from", upper(v.valid) as until from ${from}`.execute(tx);
  return found.rows;
}

function shown(row: Row) {
  return {
    versionId: row.id,
    from: row.from,
    until: row.until,
    name: row.name,
    shortName: row.short_name,
    creditCode: row.credit_code,
    regionCode: row.region_code,
    address: row.address,
  };
}
