import { StaleToken } from '#workflow/run/advance.ts';
import type { Tx } from '../../database/database.ts';
import { type Held, holdTask, type Me, voiceOf } from '../acting.ts';
import { tellTaskNews } from '../barred.ts';
import { drive } from '../drive.ts';
import type { Engine } from '../engine.ts';
import { note } from '../entries.ts';
import { attachable } from '../files.ts';
import { tellAccounts } from '../parties.ts';
import { refuseTask } from '../refusals.ts';
import { checkData } from '../rules/check-data.ts';
import { senseOf, tally } from '../rules/tally.ts';

export type Finish = {
  readonly outcome: string;
  readonly comment?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly files?: readonly string[];
  readonly isBatch?: boolean;
};

/**
 * The caller ends his part of a task. When that decides the task, the case goes on in the same transaction. Refuses, beside those of
 * holdTask, task.outcome-unknown, task.reason-required, task.needs-form, form.invalid.
 */
export async function finishTask(
  engine: Engine,
  tx: Tx,
  id: string,
  finish: Finish,
  me: Me,
): Promise<{ caseEnded: boolean; isHeld: boolean }> {
  const held = await holdTask(engine, tx, id, me);
  const { task, row, mine, by } = held;
  const outcome = task.outcomes.find(each => each.code === finish.outcome);
  if (!outcome) throw refuseTask['outcome-unknown']({ outcome: finish.outcome });
  const comment = finish.comment?.trim() ?? '';
  if (outcome.reason === 'required' && comment === '') throw refuseTask['reason-required']({ outcome: outcome.label });
  if (finish.isBatch && task.form_key) throw refuseTask['needs-form']();
  if (finish.data) checkData(finish.data);
  // What is refused needs no complete form.
  const filled =
    task.form_key && outcome.sense !== 'refuse'
      ? (await engine.ports.checkForm(tx, task.form_key, { ...task.draft, ...finish.data })).data
      : {};
  const at = engine.ports.clock.now();
  const files = await attachable(tx, finish.files ?? [], me.accountId);
  // Not waited for one by one: what is asked for together travels together, in this order.
  const spoken = Promise.all([
    tx
      .updateTable('workflow_member')
      .set({ state: 'done', outcome: outcome.code, at })
      .where('id', '=', mine.id)
      .execute(),
    note(tx, row.id, by, at, {
      kind: 'finished',
      taskId: id,
      node: task.node,
      nodeName: task.name,
      text: comment,
      outcome: outcome.code,
      outcomeLabel: outcome.label,
      tookMinutes: Math.round((at.getTime() - task.arrived_at.getTime()) / 60_000),
      files,
    }),
    tellTaskNews(tx, engine.ports, row, { what: 'spoken', node: task.node, dueAt: task.due_at }),
  ]);
  const voices = held.members.map(each =>
    voiceOf(each.id === mine.id ? { ...each, state: 'done', outcome: outcome.code } : each),
  );
  const verdict = tally(task, voices);
  const data = filled;
  if (verdict.decided === null) {
    await spoken;
    await keepAnswers(tx, held, data);
    if (verdict.stage !== mine.stage) await tellStage(engine, tx, held, verdict.stage);
    return { caseEnded: false, isHeld: row.is_held };
  }
  const told = {
    outcome: verdict.decided,
    by: me.name,
    byPerson: me.personId ?? '',
    at: at.toISOString(),
    comment,
  };
  const tasks = { ...(row.data.tasks as object | undefined), [task.node]: told };
  const sense = senseOf(task.outcomes, verdict.decided) ?? '';
  const answer = { kind: 'done', token: task.token, data: { ...data, ...told, sense, tasks } } as const;
  const [, , after] = await Promise.all([
    spoken,
    closeMembers(tx, id, verdict.decided, at),
    drive(engine, tx, row.id, answer, by, 0, row).catch(endedElsewhere),
  ]);
  return { caseEnded: after.state !== 'running', isHeld: after.is_held };
}

/** The case went on without this task's answer. */
function endedElsewhere(fault: unknown): never {
  throw fault instanceof StaleToken ? refuseTask.ended() : fault;
}

async function closeMembers(tx: Tx, id: string, outcome: string, at: Date): Promise<void> {
  await Promise.all([
    tx
      .updateTable('workflow_task')
      .set({ state: 'done', outcome, ended_at: at, draft: null })
      .where('id', '=', id)
      .execute(),
    tx
      .updateTable('workflow_member')
      .set({ state: 'gone' })
      .where('task_id', '=', id)
      .where('state', 'in', ['open', 'taken'])
      .execute(),
  ]);
}

/** What one of several members filled in stays until the last has spoken. */
async function keepAnswers(tx: Tx, { task }: Held, data: object): Promise<void> {
  if (Object.keys(data).length === 0) return;
  await tx
    .updateTable('workflow_task')
    .set({ draft: JSON.stringify({ ...task.draft, ...data }) })
    .where('id', '=', task.id)
    .execute();
}

async function tellStage(engine: Engine, tx: Tx, { task, row, members }: Held, stage: number): Promise<void> {
  const to = members.filter(each => each.stage === stage && each.state !== 'gone').map(each => each.account_id);
  await tellAccounts(tx, engine.ports, row, {
    to,
    kind: 'task.arrived',
    title: `待办：${task.name}`,
    text: row.title,
    taskId: task.id,
  });
}
