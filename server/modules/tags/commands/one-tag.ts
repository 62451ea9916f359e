import { sql } from 'kysely';
import type { BodyOf } from '#contract/endpoint.ts';
import type { givePersonTag } from '#contract/tag.ts';
import { needDay, needPerson, needSpan, withinReach } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { rescind } from '#platform/database/dated/dated.ts';
import { refuse } from '../refusals.ts';
import { personTag, tagById } from '../store.ts';
import { giveTags, type TagsMoved, takeTags } from './give-tags.ts';

/** Refuses people.not-found, tag.not-found, tag.out-of-reach, tag.other-unit, tag.borne-already. */
export async function giveTag(tx: Tx, personId: string, body: BodyOf<typeof givePersonTag>): Promise<void> {
  await needPerson(tx, personId);
  const { tagId, from, until = null, reason = '' } = body;
  const span = needSpan(from, until);
  const tag = await tagById(tx, tagId);
  const done = await giveTags(tx, [personId], { tagId, span, reason: reason.trim() });
  needDone(done, tag);
  if (done.unchanged.length > 0) throw refuse['borne-already']({ name: tag.name });
}

/** Refuses people.not-found, tag.not-found, tag.out-of-reach, tag.not-borne. */
export async function endTag(tx: Tx, personId: string, tagId: string, day: string): Promise<void> {
  await needPerson(tx, personId);
  const tag = await tagById(tx, tagId);
  const done = await takeTags(tx, [personId], { tagId, on: needDay(day, '/body/on', '日期') });
  needDone(done, tag);
  if (done.unchanged.length > 0) throw refuse['not-borne']();
}

/** Takes a span back that should never have been. Refuses people.not-found, tag.not-borne, tag.out-of-reach. */
export async function rescindTag(tx: Tx, personId: string, versionId: string): Promise<void> {
  await needPerson(tx, personId);
  const found = await sql<{ entry_id: string; group_code: string }>`select entry_id, group_code from person_tag
    where person_id = ${personId} and id = ${versionId}`.execute(tx);
  const row = found.rows[0];
  if (!row) throw refuse['not-borne']();
  if (!(await withinReach(tx, personId)).has('people.edit', row.group_code)) throw refuse['out-of-reach']();
  await rescind(tx, personTag, row.entry_id, versionId, { heal: false });
}

function needDone({ refused }: TagsMoved, tag: { name: string; unit_name: string }): void {
  const [first] = refused;
  if (!first) return;
  if (first.code === 'not-there') throw refuse['not-found']();
  if (first.code === 'other-unit') throw refuse['other-unit']({ name: tag.name, unit: tag.unit_name });
  throw refuse['out-of-reach']();
}
