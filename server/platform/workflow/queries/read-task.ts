import type { TaskDetail } from '#contract/task.ts';
import type { Tx } from '../../database/database.ts';
import { type Me, turnOf } from '../acting.ts';
import { placesFor } from '../commands/task-acts.ts';
import type { Engine } from '../engine.ts';
import { refuseTask } from '../refusals.ts';
import { stages } from '../rules/tally.ts';
import { taskRowOf } from './list-tasks.ts';

/** One task as its member sees it. Refuses task.not-found for who has no part in it. */
export async function readTask(engine: Engine, tx: Tx, id: string, me: Me): Promise<TaskDetail> {
  const [row, task, members] = await Promise.all([
    taskRowOf(tx, id, me, engine.ports.clock.now()),
    tx.selectFrom('workflow_task').selectAll().where('id', '=', id).executeTakeFirst(),
    tx.selectFrom('workflow_member').selectAll().where('task_id', '=', id).execute(),
  ]);
  if (!row || !task) throw refuseTask['not-found']();
  const record = await tx
    .selectFrom('workflow_case as c')
    .innerJoin('workflow_process as p', 'p.id', 'c.process_id')
    .selectAll('c')
    .select(['p.key as process_key', 'p.name as process_name'])
    .where('c.id', '=', task.case_id)
    .executeTakeFirstOrThrow();
  const { stage, mine, holder } = turnOf(task, members, me.accountId);
  const isMine = task.state === 'open' && mine !== undefined && !holder;
  const free = members.filter(each => each.stage === stage && each.state === 'open').length;
  const back = isMine ? await placesFor(engine, tx, { task, row: record }) : [];
  const { case: _, tasks: __, today: ___, ...data } = record.data;
  return {
    ...row,
    state: task.state,
    help: task.help,
    form: task.form_key ? { key: task.form_key, version: 0 } : null,
    data: { ...data, ...task.draft },
    back,
    may: {
      finish: isMine,
      take: isMine && task.mode === 'first' && mine?.state === 'open' && free > 1,
      release: isMine && mine?.state === 'taken' && members.filter(each => each.stage === stage).length > 1,
      transfer: isMine,
      addSigner: isMine && mine?.stage === stages.owners,
      sendBack: back.length > 0,
    },
  };
}
