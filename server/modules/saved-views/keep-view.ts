import { sql } from 'kysely';
import type { BodyOf } from '#contract/endpoint.ts';
import type { createSavedView, editSavedView } from '#contract/saved-view.ts';
import { newId } from '#kernel/id.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';

const mostViews = 100;

/** Refuses saved-view.name-taken, saved-view.may-not-share, saved-view.audience-unknown, saved-view.too-many. */
export async function createView(tx: Tx, body: BodyOf<typeof createSavedView>): Promise<{ id: string }> {
  const own = await sql<{
    n: number;
  }>`select count(*)::int as n from people_view where account_id = access_account()`.execute(tx);
  if ((own.rows[0]?.n ?? 0) >= mostViews) throw refuse['too-many']({ most: mostViews });
  await needFreeName(tx, body.name, null);
  const id = newId();
  await sql`insert into people_view (id, account_id, name, icon, query, columns)
    values (${id}, access_account(), ${body.name.trim()}, ${body.icon}, ${JSON.stringify(body.query)}::jsonb, ${body.columns}::text[])`.execute(
    tx,
  );
  if (body.sharedWith) await share(tx, id, body.sharedWith);
  if (body.isDefault) await setDefault(tx, id, true);
  return { id };
}

/** Refuses saved-view.not-found and what `createView` refuses. */
export async function editView(tx: Tx, id: string, body: BodyOf<typeof editSavedView>): Promise<void> {
  await needFreeName(tx, body.name, id);
  const done =
    await sql`update people_view set name = ${body.name.trim()}, icon = ${body.icon}, query = ${JSON.stringify(body.query)}::jsonb,
    columns = ${body.columns}::text[], changed_at = clock_timestamp() where id = ${id} and account_id = access_account()`.execute(
      tx,
    );
  if (done.numAffectedRows === 0n) throw refuse['not-found']();
  if (body.sharedWith) await share(tx, id, body.sharedWith);
}

/** Refuses saved-view.not-found. */
export async function deleteView(tx: Tx, id: string): Promise<void> {
  const done = await sql`delete from people_view where id = ${id} and account_id = access_account()`.execute(tx);
  if (done.numAffectedRows === 0n) throw refuse['not-found']();
}

/** In which view the actor's list opens. Refuses saved-view.not-found. */
export async function setDefault(tx: Tx, id: string, isDefault: boolean): Promise<void> {
  const there = await sql`select from people_view where id = ${id}`.execute(tx);
  if (there.rows.length === 0) throw refuse['not-found']();
  if (isDefault)
    await sql`insert into people_view_default (account_id, view_id) values (access_account(), ${id})
      on conflict (account_id) do update set view_id = excluded.view_id`.execute(tx);
  else await sql`delete from people_view_default where account_id = access_account() and view_id = ${id}`.execute(tx);
}

async function share(tx: Tx, id: string, withWhom: { roleIds: string[]; unitIds: string[] }): Promise<void> {
  const roles = [...new Set(withWhom.roleIds)];
  const units = [...new Set(withWhom.unitIds)];
  await sql`delete from people_view_share where view_id = ${id}`.execute(tx);
  if (roles.length + units.length === 0) return;
  if (!holdsAction(tx, 'view.share')) throw refuse['may-not-share']({ field: '/body/sharedWith' });
  const known = await sql<{ roles: number; units: number }>`select
    (select count(*)::int from shareable_roles() r where r.id = any(${roles}::uuid[])) as roles,
    (select count(distinct unit_id)::int from unit_version where unit_id = any(${units}::uuid[]) and valid @> access_today()) as units`.execute(
    tx,
  );
  if (known.rows[0]?.roles !== roles.length || known.rows[0].units !== units.length)
    throw refuse['audience-unknown']({ field: '/body/sharedWith' });
  for (const roleId of roles)
    await sql`insert into people_view_share (id, view_id, account_id, role_id) values (${newId()}, ${id}, access_account(), ${roleId})`.execute(
      tx,
    );
  for (const unitId of units)
    await sql`insert into people_view_share (id, view_id, account_id, unit_id) values (${newId()}, ${id}, access_account(), ${unitId})`.execute(
      tx,
    );
}

async function needFreeName(tx: Tx, name: string, except: string | null): Promise<void> {
  const found =
    await sql`select from people_view where account_id = access_account() and lower(name) = lower(${name.trim()})
    and id is distinct from ${except}::uuid`.execute(tx);
  if (found.rows.length > 0 || name.trim() === '')
    throw refuse['name-taken']({ name: name.trim(), field: '/body/name' });
}
