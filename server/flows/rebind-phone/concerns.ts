import { sql } from 'kysely';
import { isId } from '#kernel/id.ts';
import { noteChecking, partiesOf, type RebindDeps, setRebindDue } from '#modules/phone-binding/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { WorkflowPorts } from '#platform/workflow/workflow.ts';
import { decidingNodes, withRight } from './desk.ts';

/**
 * Who may have no hand in a case about a number, and what its tasks mean for what the applicant sees. Holds for every way into a task, whatever
 * process the case runs: the command that moves the number looks again.
 */
export function rebindConcerns(deps: Pick<RebindDeps, 'clock'>): Pick<WorkflowPorts, 'barred' | 'onTask'> {
  return {
    barred: async (tx, { about, node, part, accounts }) => {
      const parties = await partiesTo(tx, about);
      if (!parties) return [];
      const concerned = await sql<{ id: string }>`select id from account
        where id = any(${[...accounts]}::uuid[]) and person_id = any(${parties}::uuid[])`.execute(tx);
      const barred = concerned.rows.map(row => row.id);
      if (part === 'see' || !decidingNodes.includes(node ?? '')) return barred;
      const able = await withRight(tx, accounts);
      return accounts.filter(each => barred.includes(each) || !able.includes(each));
    },
    onTask: async (tx, { about, node, what, dueAt }) => {
      if (!decidingNodes.includes(node) || !(await partiesTo(tx, about))) return;
      if (what === 'taken' || what === 'spoken') await noteChecking(tx, deps, about);
      else if (dueAt) await setRebindDue(tx, about, dueAt);
    },
  };
}

/** Null for a case that is about something else. */
async function partiesTo(tx: Tx, about: string): Promise<string[] | null> {
  if (!isId(about)) return null;
  const row = await tx
    .selectFrom('phone_rebind')
    .select(['applicant_id', 'holder_ids'])
    .where('id', '=', about)
    .executeTakeFirst();
  return row ? partiesOf(row) : null;
}
