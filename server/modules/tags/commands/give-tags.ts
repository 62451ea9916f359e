import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { overlaps, type Span } from '#kernel/span.ts';
import { reachOfMany } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import {
  type Booking,
  bookMany,
  type Moved,
  type StoredVersion,
  takeBackMany,
  versionsOfPersons,
} from '#platform/database/dated/many.ts';
import { planChange, planEnd } from '#platform/database/dated/plan.ts';
import { refuse } from '../refusals.ts';
import { entryOf, personTag, tagById } from '../store.ts';
import type { TagRow } from '../tables.ts';

export type GiveAsk = {
  readonly tagId: string;
  readonly span: Span;
  readonly reason: string;
};

/** What became of each person: moved, left as he is because nothing would change, or refused with the reason. */
export type TagsMoved = {
  readonly moved: readonly Moved[];
  readonly unchanged: readonly string[];
  readonly refused: ReadonlyArray<{ readonly personId: string; readonly why: string; readonly code: TagRefusal }>;
};
export type TagRefusal = 'not-there' | 'out-of-reach' | 'other-unit';

/** Gives a tag to many. Days on which somebody bears it already stay as they are. Refuses tag.not-found and tag.retired. */
export async function giveTags(tx: Tx, personIds: readonly string[], ask: GiveAsk): Promise<TagsMoved> {
  const tag = await tagById(tx, ask.tagId);
  if (tag.is_retired) throw refuse.retired({ name: tag.name });
  return book(tx, personIds, tag, versions =>
    versions.some(version => covers(version.valid, ask.span))
      ? null
      : { plan: planChange(versions, ask.span, { keepLater: false }), reason: ask.reason },
  );
}

/** Nobody of them bears the tag from a day on. Refuses tag.not-found. */
export async function takeTags(
  tx: Tx,
  personIds: readonly string[],
  ask: { tagId: string; on: CivilDate },
): Promise<TagsMoved> {
  const tag = await tagById(tx, ask.tagId);
  const after: Span = { from: ask.on, until: null };
  return book(tx, personIds, { ...tag, unit_id: null }, versions =>
    versions.some(version => overlaps(version.valid, after)) ? { plan: planEnd(versions, ask.on), reason: '' } : null,
  );
}

/** Takes back what was moved; false, and nothing done, where something came after it. */
export function takeBackTags(tx: Tx, moved: readonly Moved[]): Promise<boolean> {
  return takeBackMany(tx, personTag, moved);
}

type Planned = { readonly plan: Booking['plan']; readonly reason: string } | null;

async function book(
  tx: Tx,
  personIds: readonly string[],
  tag: TagRow & { unit_name: string },
  planOf: (versions: readonly StoredVersion[]) => Planned,
): Promise<TagsMoved> {
  const reach = await reachOfMany(tx, personIds);
  const here = await withinUnit(tx, tag, personIds);
  const versions = await versionsOfPersons(tx, personTag, personIds);
  const bookings: Booking[] = [];
  const unchanged: string[] = [];
  const refused: Array<TagsMoved['refused'][number]> = [];
  for (const personId of personIds) {
    const his = reach.get(personId);
    if (!his?.has('people.read', tag.group_code))
      refused.push({ personId, code: 'not-there', why: '不在您的权限范围内' });
    else if (!his.has('people.edit', tag.group_code))
      refused.push({ personId, code: 'out-of-reach', why: '您不能为该员工授予或取消这个标签' });
    else {
      const key = entryOf(personId, tag.id);
      const before = versions.get(key) ?? [];
      const planned = planOf(before);
      if (!planned) unchanged.push(personId);
      else if (!here.has(personId))
        refused.push({ personId, code: 'other-unit', why: `“${tag.name}”只用于${tag.unit_name}及下级的员工` });
      else
        bookings.push({
          key,
          personId,
          versions: before,
          plan: planned.plan,
          values: { tag_id: tag.id, group_code: tag.group_code, reason: planned.reason },
        });
    }
  }
  return { moved: bookings.length > 0 ? await bookMany(tx, personTag, bookings) : [], unchanged, refused };
}

/** Those of them who stand in the tag's unit or below. */
async function withinUnit(tx: Tx, tag: TagRow, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (tag.unit_id === null) return new Set(personIds);
  const found = await sql<{ id: string }>`select p.id from person p where p.id = any(${[...personIds]}::uuid[])
    and (p.unit_id = ${tag.unit_id}
      or exists (select from unit_reach r where r.unit_id = p.unit_id and r.ancestor_id = ${tag.unit_id}))`.execute(tx);
  return new Set(found.rows.map(row => row.id));
}

const covers = (outer: Span, inner: Span) =>
  (outer.from === null || (inner.from !== null && outer.from <= inner.from)) &&
  (outer.until === null || (inner.until !== null && outer.until >= inner.until));
