import { sql } from 'kysely';
import { StaleToken } from '#workflow/run/advance.ts';
import type { Tx } from '../../database/database.ts';
import { type Held, holdTask, type Me, voiceOf } from '../acting.ts';
import { tellTaskNews } from '../barred.ts';
import { drive } from '../drive.ts';
import type { Engine } from '../engine.ts';
import { note } from '../entries.ts';
import { attachable } from '../files.ts';
import { versionFor } from '../open-task.ts';
import { tellAccounts } from '../parties.ts';
import { refuseTask } from '../refusals.ts';
import { checkSent } from '../rules/check-data.ts';
import { senseOf, tally } from '../rules/tally.ts';
import { sealData, unmaskData } from '../sealed.ts';
import { keptOf } from './task-acts.ts';

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
  if (finish.data) checkSent(finish.data);
  // What is refused needs no complete form.
  const data =
    task.form_key && outcome.sense !== 'refuse'
      ? await checkTask(engine, tx, held, { ...task.draft, ...finish.data })
      : {};
  const at = engine.ports.clock.now();
  const files = await attachable(tx, finish.files ?? [], me.accountId);
  // Not waited for one by one: what is asked for together travels together, in this order.
  const voices = held.members.map(each =>
    voiceOf(each.id === mine.id ? { ...each, state: 'done', outcome: outcome.code } : each),
  );
  const verdict = tally(task, voices);
  const spoken = Promise.all([
    speak(tx, held, outcome.code, at, verdict.decided !== null),
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
    tx
      .updateTable('workflow_task')
      .set({ state: 'done', outcome: verdict.decided, ended_at: at, draft: null })
      .where('id', '=', id)
      .execute(),
    drive(engine, tx, row.id, answer, by, 0, { row, closed: task.token }).catch(endedElsewhere),
  ]);
  return { caseEnded: after.state !== 'running', isHeld: after.is_held };
}

/** By the version with which the case began. */
async function checkTask(
  { ports }: Pick<Engine, 'ports'>,
  tx: Tx,
  { task, row }: Pick<Held, 'task' | 'row'>,
  data: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const form = task.form_key ?? '';
  const version = task.form_version ?? (await versionFor(tx, ports, row, form));
  const kept = keptOf({ task, row });
  const checked = await ports.checkForm(tx, form, unmaskData(ports.secrets, data, kept), version ?? undefined);
  return sealData(ports.secrets, checked.data, checked.sensitive ?? [], kept);
}

/** The case went on without this task's answer. */
function endedElsewhere(fault: unknown): never {
  throw fault instanceof StaleToken ? refuseTask.ended() : fault;
}

/** The caller has spoken; where that decides the task, nobody else is asked any more. One statement: each is recorded by the audit on its own. */
async function speak(tx: Tx, { task, mine }: Held, outcome: string, at: Date, isDecided: boolean): Promise<void> {
  if (!isDecided) {
    await tx.updateTable('workflow_member').set({ state: 'done', outcome, at }).where('id', '=', mine.id).execute();
    return;
  }
  await sql`update workflow_member set
      state = case when id = ${mine.id} then 'done' else 'gone' end,
      outcome = case when id = ${mine.id} then ${outcome} else outcome end,
      at = case when id = ${mine.id} then ${at}::timestamptz else at end
    where task_id = ${task.id} and (id = ${mine.id} or state in ('open', 'taken'))`.execute(tx);
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
