import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { regionName } from '#law/standards/region.ts';
import { checkUnifiedCreditCode } from '#law/standards/unified-credit-code.ts';
import type { Tx } from '#platform/database/database.ts';
import { begin, changeFrom, columnsOf, correctVersion, legalEntity, type Made } from '../dated-noun.ts';
import { refuse } from '../refusals.ts';

type Body = Record<string, unknown>;

export async function createLegalEntity(tx: Tx, body: Body & { from: CivilDate }): Promise<Made> {
  const id = newId();
  return begin(tx, legalEntity, id, body.from, await checked(tx, id, body));
}

export async function changeLegalEntity(tx: Tx, id: string, body: Body & { from: CivilDate }): Promise<Made> {
  return changeFrom(tx, legalEntity, id, body.from, await checked(tx, id, body));
}

export async function correctLegalEntity(tx: Tx, id: string, versionId: string, body: Body): Promise<Made> {
  return correctVersion(tx, legalEntity, id, versionId, await checked(tx, id, body));
}

async function checked(tx: Tx, id: string, body: Body): Promise<Record<string, unknown>> {
  const row = columnsOf(legalEntity, body);
  if (row.credit_code === '') row.credit_code = null;
  if (row.region_code === '') row.region_code = null;
  if (typeof row.credit_code === 'string') {
    const code = row.credit_code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
    const verdict = checkUnifiedCreditCode(code);
    if (!verdict.ok) throw refuse['credit-code']({ field: '/body/creditCode', fault: verdict.fault });
    row.credit_code = code;
    await refuseDouble(tx, id, code);
  }
  if (typeof row.region_code === 'string' && regionName(row.region_code) === null)
    throw refuse['region-code']({ field: '/body/regionCode' });
  return row;
}

/** A code belongs to one body for good: days are not looked at. */
async function refuseDouble(tx: Tx, id: string, code: string): Promise<void> {
  const other = await tx
    .selectFrom('legal_entity_version')
    .select('name')
    .where('credit_code', '=', code)
    .where('legal_entity_id', '<>', id)
    .orderBy(sql`lower(valid) desc nulls last`)
    .executeTakeFirst();
  if (other) throw refuse['credit-code-taken']({ field: '/body/creditCode', name: other.name });
}
