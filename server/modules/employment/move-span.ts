import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { change, type DatedTable, rescind, versionsOf } from '#platform/database/dated/dated.ts';
import { refuse } from './refusals.ts';
import { startsWithin } from './rules/move.ts';
import type { Stored } from './store.ts';

/**
 * Gives a span another first day. The one before it gives or takes the days between; where there is none, they become empty or
 * filled. `all` are the spans of its key. Returns the id of the version that stands now.
 */
export async function moveSpan(
  tx: Tx,
  dated: DatedTable,
  all: readonly Stored[],
  moved: Stored,
  on: CivilDate,
): Promise<string | null> {
  if (on === moved.valid.from) throw refuse['nothing-changes']();
  const { before, first, last } = startsWithin(all, moved);
  if ((first !== null && on < first) || (last !== null && on > last))
    throw refuse['value-invalid']({ field: '/body/on', label: '起始日', why: rangeText(first, last) });
  const key = moved[dated.key] as string;
  const later = moved.valid.from === null || on > moved.valid.from;
  if (!later) return change(tx, dated, key, { from: on, until: moved.valid.until }, moved);
  if (before) {
    await change(tx, dated, key, { from: before.valid.from, until: on }, before);
    return (await versionsOf(tx, dated, key)).find(each => each.valid.from === on)?.id ?? null;
  }
  await rescind(tx, dated, key, moved.id, { heal: false });
  return change(tx, dated, key, { from: on, until: moved.valid.until }, moved);
}

function rangeText(first: CivilDate | null, last: CivilDate | null): string {
  const after = first === null ? '' : `不早于 ${first}`;
  const before = last === null ? '' : `不晚于 ${last}`;
  return `须${[after, before].filter(Boolean).join('、')}，否则会盖过相邻的记录`;
}
