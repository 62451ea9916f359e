import { sql } from 'kysely';
import { StaleToken } from '#workflow/run/advance.ts';
import { NoSuchPlace } from '#workflow/run/move.ts';
import type { Tx } from '../../database/database.ts';
import { activeAccounts, type Me } from '../acting.ts';
import { admitted, tellTaskNews } from '../barred.ts';
import { type CaseRecord, lockCase, stateOf } from '../case-row.ts';
import { drive } from '../drive.ts';
import type { Engine } from '../engine.ts';
import { note } from '../entries.ts';
import { attachable } from '../files.ts';
import { addParties, needPart, tellAccounts } from '../parties.ts';
import { refuseCase, refuseTask } from '../refusals.ts';
import { checkSent } from '../rules/check-data.ts';
import { sealData } from '../sealed.ts';

const byOf = (me: Me) => ({ accountId: me.accountId, name: me.name });

/** The starter takes his request back. Refuses case.not-yours, case.ended. */
export async function withdrawCase(engine: Engine, tx: Tx, id: string, reason: string, me: Me): Promise<void> {
  const row = await lockCase(tx, id);
  if (row.starter_account !== me.accountId || row.parent_id !== null) throw refuseCase['not-yours']();
  if (row.state !== 'running') throw refuseCase.ended();
  await note(tx, id, byOf(me), engine.ports.clock.now(), { kind: 'withdrawn', text: reason });
  await drive(engine, tx, id, { kind: 'stop' }, byOf(me));
}

/**
 * Somebody who sees the case asks for it sooner, once a day: what is left of each open task's limit shrinks to what the process says, its
 * owners are told, and it is counted. Refuses case.expedited-today, case.ended.
 */
export async function expediteCase(engine: Engine, tx: Tx, id: string, reason: string, me: Me | null): Promise<void> {
  const { ports } = engine;
  const row = await lockCase(tx, id);
  if (row.state !== 'running') throw refuseCase.ended();
  const today = ports.clock.today();
  if (row.expedited_on === today) throw refuseCase['expedited-today']();
  const at = ports.clock.now();
  await tx
    .updateTable('workflow_case')
    .set({ expedited: row.expedited + 1, expedited_on: today })
    .where('id', '=', id)
    .execute();
  await note(tx, id, me ? byOf(me) : { accountId: null, name: row.starter_name || '申请人' }, at, {
    kind: 'expedited',
    text: reason,
  });
  const tasks = await tx
    .selectFrom('workflow_task')
    .selectAll()
    .where('case_id', '=', id)
    .where('state', '=', 'open')
    .execute();
  const model = await engine.models.of(tx, row.version_id);
  for (const task of tasks) {
    const shorter = model.nodes.get(task.node)?.work?.limit?.expedited ?? null;
    const sooner = shorter ? await ports.dueAt(tx, row.unit_id, at, shorter) : null;
    const due = sooner && (!task.due_at || sooner < task.due_at) ? sooner : task.due_at;
    await tx
      .updateTable('workflow_task')
      .set({ expedited: task.expedited + 1, due_at: due })
      .where('id', '=', task.id)
      .execute();
    await tellTaskNews(tx, ports, row, { what: 'expedited', node: task.node, dueAt: due });
    await tellAccounts(tx, ports, row, {
      to: await membersOf(tx, task.id),
      kind: 'task.expedited',
      title: `催办：${task.name}`,
      text: row.title,
      taskId: task.id,
      isUrgent: true,
    });
  }
}

export async function membersOf(tx: Tx, taskId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('workflow_member')
    .select('account_id')
    .where('task_id', '=', taskId)
    .where('state', 'in', ['open', 'taken'])
    .execute();
  return rows.map(row => row.account_id);
}

export type Comment = {
  readonly text: string;
  readonly mentions?: readonly string[];
  readonly files?: readonly string[];
  readonly answers?: string;
};

/** Whoever is mentioned may see the case from now on, and is told. Refuses task.account-unknown, task.barred. */
export async function commentCase(engine: Engine, tx: Tx, id: string, comment: Comment, me: Me): Promise<void> {
  const row = await lockCase(tx, id);
  await needPart(tx, row, [me.accountId]);
  const mentioned = await activeAccounts(tx, comment.mentions ?? []);
  if ((await admitted(tx, engine.ports, row, null, mentioned)).length < mentioned.length) throw refuseTask.barred();
  await needPart(
    tx,
    row,
    mentioned.map(each => each.accountId),
  );
  const files = await attachable(tx, comment.files ?? [], me.accountId);
  const answered = comment.answers
    ? await tx
        .selectFrom('workflow_entry')
        .select(['id', 'account_id'])
        .where('id', '=', comment.answers)
        .where('case_id', '=', id)
        .executeTakeFirst()
    : undefined;
  await addParties(
    tx,
    id,
    mentioned.map(each => each.accountId),
  );
  await note(tx, id, byOf(me), engine.ports.clock.now(), {
    kind: 'commented',
    text: comment.text,
    files,
    mentions: mentioned.map(each => each.name),
    answers: answered?.id ?? null,
  });
  const to = [...mentioned.map(each => each.accountId), ...(answered?.account_id ? [answered.account_id] : [])];
  await tellAccounts(tx, engine.ports, row, {
    to: to.filter(each => each !== me.accountId),
    kind: 'case.mentioned',
    title: `${me.name}在「${row.title}」中提到您`,
    text: comment.text.slice(0, 200),
  });
}

export async function watchCase(tx: Tx, id: string, watching: boolean, me: Me): Promise<void> {
  await needPart(tx, await lockCase(tx, id), [me.accountId]);
  await addParties(tx, id, [me.accountId]);
  await tx
    .updateTable('workflow_party')
    .set({ watches: watching })
    .where('case_id', '=', id)
    .where('account_id', '=', me.accountId)
    .execute();
}

export async function rateCase(
  engine: Engine,
  tx: Tx,
  id: string,
  rating: { readonly stars: number; readonly text?: string },
  me: Me,
): Promise<void> {
  const row = await lockCase(tx, id);
  if (row.starter_account !== me.accountId) throw refuseCase['not-yours']();
  if (row.state === 'running') throw refuseCase.running();
  await tx
    .updateTable('workflow_case')
    .set({ stars: rating.stars, stars_text: rating.text ?? '' })
    .where('id', '=', id)
    .execute();
  await note(tx, id, byOf(me), engine.ports.clock.now(), { kind: 'rated', text: rating.text ?? '' });
}

export type Mend = {
  readonly how: 'retry' | 'move' | 'end';
  readonly token?: number;
  readonly to?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason: string;
};

/** An administrator lets what failed go on. Refuses case.ended, case.nothing-held, case.no-such-place. */
export async function mendCase(engine: Engine, tx: Tx, id: string, mend: Mend, me: Me): Promise<CaseRecord> {
  const row = await lockCase(tx, id);
  if (row.state !== 'running') throw refuseCase.ended();
  if (mend.data) checkSent(mend.data);
  const by = byOf(me);
  await note(tx, id, by, engine.ports.clock.now(), { kind: 'mended', text: mend.reason, outcome: mend.how });
  if (mend.how === 'end') return drive(engine, tx, id, { kind: 'stop' }, by);
  if (mend.data)
    await drive(engine, tx, id, { kind: 'data', data: sealData(engine.ports.secrets, mend.data, [], row.data) }, by);
  const { tokens } = stateOf(mend.data ? await lockCase(tx, id) : row);
  const token = mend.token ?? tokens.find(each => each.held)?.id;
  if (token === undefined) throw refuseCase['nothing-held']();
  try {
    return await drive(
      engine,
      tx,
      id,
      mend.how === 'retry' ? { kind: 'retry', token } : { kind: 'move', token, to: mend.to ?? '' },
      by,
    );
  } catch (fault) {
    if (fault instanceof StaleToken) throw refuseCase['nothing-held']();
    if (fault instanceof NoSuchPlace) throw refuseCase['no-such-place']({ to: mend.to ?? '' });
    throw fault;
  }
}

/** Whether a case is there for who reads by row security; the commands then work as the system. Refuses case.not-found. */
export async function seen(tx: Tx, id: string): Promise<void> {
  const found = await sql`select from workflow_case where id = ${id}`.execute(tx);
  if (found.rows.length === 0) throw refuseCase['not-found']();
}
