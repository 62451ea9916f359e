import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { readUnit as endpoint, UnitKind } from '#contract/organization.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows, type Moment } from '#platform/database/dated/dated.ts';
import { legalEntity, unit } from '../dated-noun.ts';
import { refuse } from '../refusals.ts';
import type { Days } from '../tables.ts';
import { unitsAsOf } from './units-as-of.ts';

type Row = Days & {
  id: string;
  recorded_at: Date;
  name: string;
  code: string;
  kind: UnitKind;
  parent_id: string | null;
  legal_entity_id: string | null;
  head_person_id: string | null;
  sort: number;
  parent_name: string | null;
  head_name: string | null;
  legal_entity_name: string | null;
};

/**
 * A unit with everything booked for it, past and to come, as believed at the moment's instant. The names beside a version are those
 * of its first day.
 */
export async function readUnit(
  tx: Tx,
  id: string,
  today: CivilDate,
  moment: Moment = { asOf: today, knownAt: null },
): Promise<ReplyOf<typeof endpoint>> {
  const always = { asOf: null, knownAt: moment.knownAt };
  const found =
    await sql<Row>`select v.id, v.recorded_at, lower(v.valid) as "from", upper(v.valid) as until, v.name, v.code, v.kind,
      v.parent_id, v.legal_entity_id, v.head_person_id, v.sort, unit_head_name(v.head_person_id) as head_name,
      (select p.name from ${datedRows(unit, always)} p where p.unit_id = v.parent_id and p.valid && v.valid order by lower(p.valid) nulls first limit 1) as parent_name,
      (select l.name from ${datedRows(legalEntity, always)} l where l.legal_entity_id = v.legal_entity_id and l.valid && v.valid
        order by lower(l.valid) nulls first limit 1) as legal_entity_name
    from ${datedRows(unit, always, { column: 'unit_id', value: id })} v order by lower(v.valid) nulls first`.execute(
      tx,
    );
  if (found.rows.length === 0) throw refuse['unit-not-found']();
  const aliases = await tx
    .selectFrom('unit_alias')
    .select(['id', 'alias', 'confirmed_at'])
    .where('unit_id', '=', id)
    .orderBy('alias')
    .execute();
  const present = await unitsAsOf(tx, moment, today);
  return {
    id,
    current: present.find(each => each.id === id) ?? null,
    versions: found.rows.map(row => ({
      versionId: row.id,
      from: row.from,
      until: row.until,
      recordedAt: row.recorded_at.toISOString(),
      name: row.name,
      code: row.code,
      kind: row.kind,
      parentId: row.parent_id,
      legalEntityId: row.legal_entity_id,
      headPersonId: row.head_person_id,
      sort: row.sort,
      parentName: row.parent_name,
      headName: row.head_name,
      legalEntityName: row.legal_entity_name,
    })),
    aliases: aliases.map(row => ({ id: row.id, alias: row.alias, confirmedAt: row.confirmed_at.toISOString() })),
  };
}
