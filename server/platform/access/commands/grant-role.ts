import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { fromDateRange, type Span, toDateRange } from '#kernel/span.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { isAdministrative, requireAdministratorOn } from '../administrators.ts';
import { refuse } from '../refusals.ts';
import { roleOrRefuse } from './write-role.ts';
import '../tables.ts';

type Wanted = {
  readonly accountId: string;
  readonly roleId: string;
  readonly unitId: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly reason: string;
};

export async function grantRole(tx: Tx, actor: Actor, wanted: Wanted, today: CivilDate): Promise<{ id: string }> {
  refuseOwn(actor, wanted.accountId);
  if (wanted.from < today || (wanted.until !== null && wanted.until <= wanted.from))
    throw refuse['span-empty']({ field: wanted.from < today ? '/body/from' : '/body/until' });
  const account = await tx.selectFrom('account').select('id').where('id', '=', wanted.accountId).executeTakeFirst();
  if (!account) throw refuse['account-not-found']({ field: '/body/accountId' });
  await roleOrRefuse(tx, wanted.roleId);
  if (wanted.unitId !== null) {
    const unit = await tx
      .selectFrom('unit_reach')
      .select('unit_id')
      .where('ancestor_id', '=', wanted.unitId)
      .executeTakeFirst();
    if (!unit) throw refuse['unit-not-found']({ field: '/body/unitId' });
  }
  const id = newId();
  const span = { from: wanted.from, until: wanted.until };
  await refuseDouble(tx, { id, account_id: wanted.accountId, role_id: wanted.roleId, unit_id: wanted.unitId }, span);
  await tx
    .insertInto('access_grant')
    .values({
      id,
      account_id: wanted.accountId,
      role_id: wanted.roleId,
      unit_id: wanted.unitId,
      valid: toDateRange(span),
      reason: wanted.reason,
      granted_by: actor.kind === 'system' ? null : actor.accountId,
    })
    .execute();
  return { id };
}

/** Moves the day from which a grant no longer counts; null: it counts for good. */
export async function endGrant(
  tx: Tx,
  actor: Actor,
  id: string,
  until: CivilDate | null,
  today: CivilDate,
): Promise<void> {
  const grant = await grantOrRefuse(tx, actor, id, today);
  const span = { from: grant.span.from, until };
  if (until !== null && (until < today || (span.from !== null && until <= span.from)))
    throw refuse['span-empty']({ field: '/body/until' });
  await refuseDouble(tx, grant, span);
  await keepAdministrator(tx, grant, until);
  await tx
    .updateTable('access_grant')
    .set({ valid: toDateRange(span) })
    .where('id', '=', id)
    .execute();
}

/**
 * Ends a grant today. One that has not counted on any day yet, begun today or to come, is deleted: the audit holds it.
 */
export async function revokeGrant(tx: Tx, actor: Actor, id: string, today: CivilDate): Promise<void> {
  const grant = await grantOrRefuse(tx, actor, id, today);
  await keepAdministrator(tx, grant, today);
  if (grant.span.from !== null && grant.span.from >= today) {
    await tx.deleteFrom('access_grant').where('id', '=', id).execute();
    return;
  }
  await tx
    .updateTable('access_grant')
    .set({ valid: toDateRange({ from: grant.span.from, until: today }) })
    .where('id', '=', id)
    .execute();
}

type Grant = { id: string; account_id: string; role_id: string; unit_id: string | null };

async function grantOrRefuse(tx: Tx, actor: Actor, id: string, today: CivilDate): Promise<Grant & { span: Span }> {
  const grant = await tx
    .selectFrom('access_grant')
    .select(['id', 'account_id', 'role_id', 'unit_id', sql<string>`valid::text`.as('valid')])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!grant) throw refuse['grant-not-found']();
  refuseOwn(actor, grant.account_id);
  const span = fromDateRange(grant.valid);
  if (span.until !== null && span.until <= today) throw refuse['grant-ended']();
  return { ...grant, span };
}

function refuseOwn(actor: Actor, accountId: string): void {
  if (actor.kind !== 'system' && actor.accountId.toLowerCase() === accountId.toLowerCase()) throw refuse['own-grant']();
}

/** When this grant stops to count, somebody else must administer. */
async function keepAdministrator(tx: Tx, grant: Grant, until: CivilDate | null): Promise<void> {
  if (until === null || !(await isAdministrative(tx, grant.role_id))) return;
  await requireAdministratorOn(tx, until, { grantId: grant.id });
}

async function refuseDouble(tx: Tx, grant: Grant, span: Span): Promise<void> {
  const same = await sql`select from access_grant where account_id = ${grant.account_id} and role_id = ${grant.role_id}
    and unit_id is not distinct from ${grant.unit_id}::uuid and id <> ${grant.id}
    and valid && daterange(${span.from}::date, ${span.until}::date)`.execute(tx);
  if (same.rows.length > 0) throw refuse['granted-already']();
}
