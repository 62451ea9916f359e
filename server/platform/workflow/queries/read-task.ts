import type { TaskDetail } from '#contract/task.ts';
import type { Tx } from '../../database/database.ts';
import { type Me, turnOf } from '../acting.ts';
import { keptOf, placesFor } from '../commands/task-acts.ts';
import type { Engine } from '../engine.ts';
import { versionFor } from '../open-task.ts';
import { refuseTask } from '../refusals.ts';
import { stages } from '../rules/tally.ts';
import { maskData } from '../sealed.ts';
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
  // Of one of several like tasks also what the loop hands to it.
  const { case: _, tasks: __, today: ___, ...kept } = keptOf({ task, row: record });
  // Of tasks that came before versions were kept with them it is asked now.
  const version =
    task.form_version ?? (task.form_key ? await versionFor(tx, engine.ports, record, task.form_key) : null);
  // The reader's own sight of the archive decides.
  const person = task.subject_person
    ? await tx.selectFrom('person').select(['id', 'name']).where('id', '=', task.subject_person).executeTakeFirst()
    : undefined;
  return {
    ...row,
    state: task.state,
    help: task.help,
    person: person ?? null,
    form: task.form_key ? { key: task.form_key, version: version ?? 1 } : null,
    ...maskData(kept),
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
