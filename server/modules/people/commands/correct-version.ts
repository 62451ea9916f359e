import { sql } from 'kysely';
import type { SectionGroup } from '#contract/person-section.ts';
import type { Tx } from '#platform/database/database.ts';
import { correct } from '#platform/database/dated/dated.ts';
import { needAgreement, needValid } from '../check-section.ts';
import type { PeopleDeps } from '../deps.ts';
import { archive } from '../fields.ts';
import { needPerson } from '../reach.ts';
import { refuse } from '../refusals.ts';
import { tidyValues, type Values } from '../rules/check-values.ts';
import { type Row, toRow, toValues } from '../store.ts';
import { settle } from './change-section.ts';

/** Corrects a version: the same days, other values. What was believed stays readable by `knownAt`. */
export async function correctVersion(
  tx: Tx,
  deps: PeopleDeps,
  group: SectionGroup,
  personId: string,
  versionId: string,
  asked: Values,
): Promise<{ versionId: string; entryId: string | null }> {
  const section = archive[group];
  await needPerson(tx, personId);
  const found = await sql<Row>`select * from ${sql.table(section.table)}
    where person_id = ${personId} and id = ${versionId}`.execute(tx);
  const version = found.rows[0];
  if (!version) throw refuse['version-not-found']();
  const given = tidyValues(group, section, asked);
  const values = { ...toValues(deps.secrets, group, version), ...given };
  needValid(deps, group, values);
  await needAgreement(tx, deps, personId, group, values);
  const key = version[section.key] as string;
  const made = await correct(tx, section, key, versionId, toRow(deps.secrets, group, given));
  if (made === null) throw refuse['version-not-found']();
  await settle(tx, group, personId);
  return { versionId: made, entryId: section.isList ? key : null };
}
