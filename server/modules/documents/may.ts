import type { FieldGroup } from '#contract/action.ts';
import { type Reach, refusePeople, withinReach } from '#modules/people/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import type { DocumentKindRow } from './tables.ts';
import './tables.ts';

/** In which way the actor may put papers of a group into somebody's archive; null where in none. */
export type Way = 'office' | 'holder';

export function wayInto(
  reach: Reach,
  actor: Actor,
  personId: string,
  kind: Pick<DocumentKindRow, 'field_group' | 'by_holder'>,
): Way | null {
  if (reach.has('people.edit', kind.field_group)) return 'office';
  const isOwn = actor.kind === 'person' && actor.personId === personId;
  return isOwn && kind.by_holder && reach.has('people.read', kind.field_group) ? 'holder' : null;
}

/** Refuses unless such a paper may be added for the person. */
export async function needWay(
  tx: Tx,
  actor: Actor,
  personId: string,
  kindId: string,
): Promise<{ kind: DocumentKindRow; way: Way }> {
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('is_withdrawn', '=', false)
    .executeTakeFirst();
  if (!person) throw refusePeople['not-found']();
  const kind = await tx
    .selectFrom('document_kind')
    .selectAll()
    .where('id', '=', kindId)
    .where('is_retired', '=', false)
    .executeTakeFirst();
  if (!kind) throw refuse['kind-not-found']();
  const way = wayInto(await withinReach(tx, personId), actor, personId, kind);
  if (!way) throw refuse['kind-not-allowed']({ name: kind.name });
  return { kind, way };
}

export type Editable = {
  id: string;
  person_id: string;
  kind_id: string;
  field_group: FieldGroup;
  state: string;
  version: number;
  title: string;
  way: Way;
};

/** A document that the actor may change. Refuses `document.not-found`, and `document.not-editable` where he may only read it. */
export async function needEditable(tx: Tx, actor: Actor, id: string): Promise<Editable> {
  const found = await tx
    .selectFrom('document')
    .select(['id', 'person_id', 'kind_id', 'field_group', 'state', 'version', 'title'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  // Row security hides from an update what may only be read.
  const row =
    found ??
    (await tx
      .selectFrom('document')
      .select(['id', 'person_id', 'kind_id', 'field_group', 'state', 'version', 'title'])
      .where('id', '=', id)
      .executeTakeFirst());
  if (!row) throw refuse['not-found']();
  const reach = await withinReach(tx, row.person_id);
  if (reach.has('people.edit', row.field_group)) return { ...row, way: 'office' };
  const isOwn = actor.kind === 'person' && actor.personId === row.person_id;
  if (found && isOwn && row.state === 'proposed') return { ...row, way: 'holder' };
  throw refuse['not-editable']();
}
