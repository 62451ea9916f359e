import type { BulkChange } from '#contract/bulk-edit.ts';
import { personCustom } from '#modules/custom-fields/index.ts';
import { takeBackTransfers } from '#modules/employment/index.ts';
import { archive, takeBackChanges } from '#modules/people/index.ts';
import { personTag, takeBackTags } from '#modules/tags/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { DatedTable } from '#platform/database/dated/dated.ts';
import { takeBackMany } from '#platform/database/dated/many.ts';
import { customKind } from './custom.ts';
import { fieldKind } from './field.ts';
import type { BulkMoved, Kind } from './kind.ts';
import { placeKind } from './place.ts';
import { tagKind } from './tag.ts';

const kinds = { field: fieldKind, tag: tagKind, place: placeKind, custom: customKind };

export function kindOf(change: BulkChange): Kind<BulkChange> {
  // The kind under a change's own name takes that change.
  return kinds[change.kind] as Kind<BulkChange>;
}

/** The histories that a bulk edit changes, by the name under which a run keeps what it moved. */
export const sections: Readonly<Record<string, DatedTable>> = {
  basic: archive.basic,
  contact: archive.contact,
  tag: personTag,
  custom: personCustom,
  place: { table: 'assignment', key: 'entry_id' },
};

/** Takes moves of one section back; false where something came after one of them. */
export function takeBack(tx: Tx, section: string, moved: readonly BulkMoved[]): Promise<boolean> {
  if (section === 'place') return takeBackTransfers(tx, moved);
  if (section === 'tag') return takeBackTags(tx, moved);
  if (section === 'custom') return takeBackMany(tx, personCustom, moved);
  return takeBackChanges(
    tx,
    moved.map(each => ({ ...each, group: section === 'contact' ? 'contact' : 'basic' })),
  );
}
