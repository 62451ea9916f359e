import { sql } from 'kysely';
import type { SectionGroup } from '#contract/person-section.ts';
import type { Tx } from '#platform/database/database.ts';
import { rescind } from '#platform/database/dated/dated.ts';
import { archive } from '../fields.ts';
import { needPerson } from '../reach.ts';
import { refuse } from '../refusals.ts';
import type { Row } from '../store.ts';
import { settle } from './change-section.ts';

/** Takes a version back. The only version of the basics stays: a person has a name. */
export async function rescindVersion(
  tx: Tx,
  group: SectionGroup,
  personId: string,
  versionId: string,
  options: { heal: boolean },
): Promise<void> {
  const section = archive[group];
  await needPerson(tx, personId);
  const found = await sql<Row>`select id, ${sql.ref(section.key)} as key from ${sql.table(section.table)}
    where person_id = ${personId} and (id = ${versionId} or ${group === 'basic'})`.execute(tx);
  const version = found.rows.find(row => row.id === versionId);
  if (!version) throw refuse['version-not-found']();
  if (group === 'basic' && found.rows.length === 1) throw refuse['basics-needed']();
  // Somebody else may have taken it back a moment ago.
  const taken = await rescind(tx, section, version.key as string, versionId, options);
  if (!taken) throw refuse['version-not-found']();
  await settle(tx, group, personId);
}
