import type { Tx } from '#platform/database/database.ts';
import { withRight } from './desk.ts';

export type Voices = {
  /** Accounts that said so, each with the right to decide. */
  readonly accounts: readonly string[];
  /** What they wrote, for the desk alone. */
  readonly note: string;
};

/**
 * Who agreed or refused in the case since the evidence was attached, whatever its tasks are called. Signers who were asked beside the owners
 * are heard by the task, and don't count as members.
 */
export async function voicesOf(tx: Tx, caseId: string, since: Date, sense: 'agree' | 'refuse'): Promise<Voices> {
  const rows = await tx
    .selectFrom('workflow_member as m')
    .innerJoin('workflow_task as t', 't.id', 'm.task_id')
    .select(['m.account_id', 'm.outcome', 't.id', 't.outcomes'])
    .where('m.case_id', '=', caseId)
    .where('m.state', '=', 'done')
    .where('m.part', 'in', ['owner', 'stand-in'])
    .where('t.arrived_at', '>=', since)
    .orderBy('m.at')
    .execute();
  const heard = rows.filter(row => row.outcomes.find(each => each.code === row.outcome)?.sense === sense);
  const said = await wordsIn(tx, caseId, [...new Set(heard.map(row => row.id))]);
  const accounts = await withRight(tx, [...new Set(heard.map(row => row.account_id))]);
  return { accounts, note: said };
}

async function wordsIn(tx: Tx, caseId: string, tasks: readonly string[]): Promise<string> {
  if (tasks.length === 0) return '';
  const rows = await tx
    .selectFrom('workflow_entry')
    .select(['by_name', 'text'])
    .where('case_id', '=', caseId)
    .where('kind', '=', 'finished')
    .where('task_id', 'in', tasks)
    .where('text', '<>', '')
    .orderBy('at')
    .execute();
  return rows.map(row => `${row.by_name}：${row.text}`).join('\n');
}
