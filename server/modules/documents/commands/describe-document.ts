import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { dayOf } from '#platform/http/moment.ts';
import { needEditable, needWay } from '../may.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

export type Told = {
  readonly kindId?: string;
  readonly title?: string;
  readonly number?: string;
  readonly issuedOn?: string | null;
  readonly expiresOn?: string | null;
};

/** What a paper is called, its number and its days. A paper that moves to a kind of another group is seen by others from then on. */
export async function describeDocument(tx: Tx, actor: Actor, id: string, told: Told): Promise<void> {
  const row = await needEditable(tx, actor, id);
  const day = (text: string | null | undefined, field: string) =>
    text === undefined || text === null ? text : dayOf(text, `/body/${field}`);
  const [issued, expires] = [day(told.issuedOn, 'issuedOn'), day(told.expiresOn, 'expiresOn')];
  const moved =
    told.kindId && told.kindId !== row.kind_id ? (await needWay(tx, actor, row.person_id, told.kindId)).kind : null;
  const set = {
    ...(moved ? { kind_id: moved.id, field_group: moved.field_group } : {}),
    ...(told.title === undefined ? {} : { title: told.title.trim() || row.title }),
    ...(told.number === undefined ? {} : { number: told.number.trim() }),
    ...(issued === undefined ? {} : { issued_on: issued }),
    ...(expires === undefined ? {} : { expires_on: expires }),
  };
  if (Object.keys(set).length === 0) return;
  const before = await tx
    .selectFrom('document')
    .select(['issued_on', 'expires_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const [from, until] = [set.issued_on ?? before.issued_on, set.expires_on ?? before.expires_on];
  const [isFrom, isUntil] = [set.issued_on !== null, set.expires_on !== null];
  if (isFrom && isUntil && from && until && until < from) throw refuse['days-crossed']({ field: '/body/expiresOn' });
  await tx.updateTable('document').set(set).where('id', '=', id).execute();
}
