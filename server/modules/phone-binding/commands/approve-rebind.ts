import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { changeSection } from '#modules/people/index.ts';
import { note } from '#platform/audit/note.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { needDeciders } from '../need-deciders.ts';
import { evidenceOf } from '../queries/evidence.ts';
import { findRebind, lockRebind, partiesOf } from '../queries/find-rebind.ts';
import { holdersOf } from '../queries/holders.ts';
import { refuse } from '../refusals.ts';
import type { RebindRow } from '../tables.ts';
import { markStale } from './mark-stale.ts';
import { moveSignIn } from './move-sign-in.ts';

export type Approval = {
  /** Accounts of the members who agreed. */
  readonly deciders: readonly string[];
  /** For the desk alone. */
  readonly note?: string;
};

export type Approved = {
  /** False where it was approved before: nothing was done now. */
  readonly done: boolean;
  readonly applicantId: string;
  readonly holderIds: readonly string[];
  /** Numbers that departments must correct. */
  readonly staleSources: number;
};

/**
 * Moves the number to the applicant, all in the caller's transaction: the old bindings end and his begins, his archive and his account
 * take the number, whoever held it loses the sign-in by it, sessions of both end, and what is stale by this is listed for correction. Tells
 * `phone-binding.moved`. To be run as the system: no member of the desk could write all of it.
 */
export async function approveRebind(tx: Tx, deps: RebindDeps, rebindId: string, approval: Approval): Promise<Approved> {
  const { phone_index } = await findRebind(tx, rebindId);
  // Two cases about one number are decided one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${phone_index}, 19))`.execute(tx);
  const rebind = await lockRebind(tx, rebindId);
  if (rebind.state === 'approved') return approvedBefore(tx, rebind);
  if (rebind.state !== 'open') throw refuse.ended();
  const phone = deps.secrets.open(rebind.phone_envelope);
  const holders = await holdersOf(tx, deps.secrets, phone, rebind.applicant_id);
  if (holders.some(id => !rebind.holder_ids.includes(id))) throw refuse['evidence-changed']();
  const { agreementsNeeded } = await evidenceOf(tx, deps, rebindId);
  await needDeciders(tx, rebind, approval.deciders, agreementsNeeded);
  const now = deps.clock.now();
  await moveBinding(tx, rebind, now);
  await moveArchive(tx, deps, rebind.applicant_id, phone);
  const accountIds = await moveSignIn(tx, rebind.applicant_id, holders, phone, now);
  const staleSources = await markStale(tx, deps, rebind, phone, now);
  await tx
    .updateTable('phone_rebind')
    .set({
      state: 'approved',
      checking_at: sql<Date>`coalesce(checking_at, ${now}::timestamptz)`,
      decided_at: now,
      decided_by: [...approval.deciders],
      decision_note: approval.note ?? '',
    })
    .where('id', '=', rebindId)
    .execute();
  await note(tx, 'phone-binding.moved', partiesOf(rebind), { rebindId });
  await deps.outbox.tell(tx, {
    name: 'phone-binding.moved',
    payload: { rebindId, applicantId: rebind.applicant_id, holderIds: holders, accountIds, staleSources },
  });
  return { done: true, applicantId: rebind.applicant_id, holderIds: holders, staleSources };
}

async function approvedBefore(tx: Tx, rebind: RebindRow): Promise<Approved> {
  const stale = await tx
    .selectFrom('phone_source')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('rebind_id', '=', rebind.id)
    .executeTakeFirstOrThrow();
  return {
    done: false,
    applicantId: rebind.applicant_id,
    holderIds: rebind.holder_ids,
    staleSources: Number(stale.n),
  };
}

async function moveBinding(tx: Tx, rebind: RebindRow, now: Date): Promise<void> {
  await tx
    .updateTable('phone_binding')
    .set({ ended_at: now, ended_by_rebind: rebind.id })
    .where('ended_at', 'is', null)
    .where(row => row.or([row('phone_index', '=', rebind.phone_index), row('person_id', '=', rebind.applicant_id)]))
    .execute();
  const { phone_envelope, phone_index, phone_masked } = rebind;
  await tx
    .insertInto('phone_binding')
    .values({ id: newId(), person_id: rebind.applicant_id, phone_envelope, phone_index, phone_masked, since_at: now })
    .execute();
}

/** From today on, so that what was known before stays readable. */
async function moveArchive(tx: Tx, deps: RebindDeps, applicantId: string, phone: string): Promise<void> {
  const found = await sql<{ phone: string | null }>`select phone from person_contact
    where person_id = ${applicantId} and valid @> access_today()`.execute(tx);
  if (found.rows[0]?.phone === phone) return;
  const asked = { from: deps.clock.today(), keepLater: true, values: { phone } };
  await changeSection(tx, deps, 'contact', applicantId, null, asked);
}
