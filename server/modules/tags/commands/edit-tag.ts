import { sql } from 'kysely';
import { fieldGroupCodes } from '#contract/action.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { createTag as create, editTag as edit } from '#contract/tag.ts';
import { newId } from '#kernel/id.ts';
import { madeGroups } from '#platform/access/commands/write-group.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { tagById } from '../store.ts';

/** Refuses tag.name-taken, tag.group-unknown, tag.unit-unknown, tag.unit-out-of-reach. */
export async function createTag(tx: Tx, body: BodyOf<typeof create>): Promise<{ id: string }> {
  const group = body.group ?? 'tag';
  const isKnown =
    (fieldGroupCodes as readonly string[]).includes(group) || (await madeGroups(tx)).some(each => each.code === group);
  // Whoever may not read the group would make a tag that he himself can't see on anybody.
  if (!isKnown || !holdsAction(tx, 'people.read', group)) throw refuse['group-unknown']({ field: '/body/group' });
  const unitId = body.unitId ?? null;
  await needUnit(tx, unitId);
  await needFreeName(tx, body.name, unitId, group, null);
  const id = newId();
  await tx
    .insertInto('tag')
    .values({
      id,
      name: body.name.trim(),
      colour: body.colour,
      note: body.note?.trim() ?? '',
      group_code: group,
      unit_id: unitId,
    })
    .execute();
  return { id };
}

/** Refuses tag.not-found and what `createTag` refuses. */
export async function editTag(tx: Tx, id: string, body: BodyOf<typeof edit>): Promise<void> {
  const tag = await tagById(tx, id);
  const unitId = body.unitId === undefined ? tag.unit_id : body.unitId;
  await needUnit(tx, tag.unit_id);
  if (unitId !== tag.unit_id) await needUnit(tx, unitId);
  await needFreeName(tx, body.name, unitId, tag.group_code, id);
  await tx
    .updateTable('tag')
    .set({
      name: body.name.trim(),
      colour: body.colour,
      note: body.note?.trim() ?? tag.note,
      unit_id: unitId,
      is_retired: body.isRetired ?? tag.is_retired,
    })
    .where('id', '=', id)
    .execute();
}

async function needUnit(tx: Tx, unitId: string | null): Promise<void> {
  const found = await sql<{ there: boolean; may: boolean }>`select
    ${unitId}::uuid is null or exists (select from unit_version where unit_id = ${unitId}::uuid and valid @> access_today()) as there,
    access_everything('tag.edit', '') or coalesce(${unitId}::uuid = any(access_units('tag.edit', '')), false) as may`.execute(
    tx,
  );
  if (!found.rows[0]?.there) throw refuse['unit-unknown']({ field: '/body/unitId' });
  if (!found.rows[0].may) throw refuse['unit-out-of-reach']({ field: '/body/unitId' });
}

async function needFreeName(
  tx: Tx,
  name: string,
  unitId: string | null,
  group: string,
  except: string | null,
): Promise<void> {
  const found =
    await sql`select from tag where lower(name) = lower(${name.trim()}) and unit_id is not distinct from ${unitId}::uuid
    and group_code = ${group} and id is distinct from ${except}::uuid`.execute(tx);
  if (found.rows.length > 0 || name.trim() === '')
    throw refuse['name-taken']({ name: name.trim(), field: '/body/name' });
}
