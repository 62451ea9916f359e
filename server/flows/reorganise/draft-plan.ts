import { sql } from 'kysely';
import type { ReorganisationStep } from '#contract/reorganisation.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { needPlan } from './read-plan.ts';
import { refuse } from './refusals.ts';
import { commonAbove } from './rules/common-above.ts';

type Draft = {
  readonly title: string;
  readonly note?: string | undefined;
  readonly on: CivilDate;
  readonly steps: readonly ReorganisationStep[];
};

export async function draftPlan(tx: Tx, draft: Draft): Promise<{ id: string; revision: number }> {
  const id = newId();
  await sql`insert into reorganisation (id, title, note, on_day, steps, scope_unit_id) values (${id}, ${draft.title.trim() || '未命名'},
    ${draft.note ?? ''}, ${draft.on}::date, ${JSON.stringify(draft.steps)}::jsonb, ${await scopeOf(tx, draft)})`.execute(
    tx,
  );
  return { id, revision: 1 };
}

/** Writes a draft anew, where nobody else has since `revision`. */
export async function editPlan(
  tx: Tx,
  id: string,
  draft: Draft & { readonly revision: number },
): Promise<{ id: string; revision: number }> {
  const plan = await needPlan(tx, id, true);
  if (plan.state !== 'draft') throw refuse['not-draft']();
  if (plan.revision !== draft.revision) throw refuse['edited-meanwhile']();
  const revision = plan.revision + 1;
  await sql`update reorganisation set title = ${draft.title.trim() || '未命名'}, note = ${draft.note ?? ''}, on_day = ${draft.on}::date,
    steps = ${JSON.stringify(draft.steps)}::jsonb, scope_unit_id = ${await scopeOf(tx, draft)}, revision = ${revision},
    edited_at = clock_timestamp() where id = ${id}`.execute(tx);
  return { id, revision };
}

export async function removePlan(tx: Tx, id: string): Promise<void> {
  const plan = await needPlan(tx, id, true);
  if (plan.state !== 'draft') throw refuse['not-draft']();
  await sql`delete from reorganisation where id = ${id}`.execute(tx);
}

/** The lowest unit that is above everything the steps name, on the day of the plan. */
async function scopeOf(tx: Tx, { on, steps }: Draft): Promise<string | null> {
  const found = await sql<{ unit_id: string; parent_id: string | null }>`
    select unit_id, parent_id from unit_version where valid @> ${on}::date`.execute(tx);
  return commonAbove(new Map(found.rows.map(row => [row.unit_id, row.parent_id])), steps);
}
