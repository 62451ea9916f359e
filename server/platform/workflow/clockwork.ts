import { sql } from 'kysely';
import { StaleToken } from '#workflow/run/advance.ts';
import { repeats } from '#workflow/run/fire.ts';
import type { Input } from '#workflow/run/state.ts';
import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { admitted } from './barred.ts';
import { lockCase } from './case-row.ts';
import { membersOf } from './commands/case-acts.ts';
import { startForHouse } from './commands/start-case.ts';
import { drive } from './drive.ts';
import type { Engine } from './engine.ts';
import { note, theSystem } from './entries.ts';
import { addMembers } from './members.ts';
import { addParties, tellAccounts } from './parties.ts';
import { nextDue } from './rules/timer-due.ts';

const atOnce = 50;
/** A timer whose step fails this often is held for a person. */
const failuresMost = 5;

type Beginning = { version_id: string; node: string; timer: string; fired: number; key: string };
const ofStart = ({ version_id, node }: Beginning) => sql<boolean>`version_id = ${version_id} and node = ${node}`;

/** What time brings: timers of cases, timers that begin cases, reminders, late tasks. Each in its own transaction, found again after a crash. */
export function createClockwork(engine: Engine, database: Database) {
  const { ports } = engine;
  const asWorkflow = <T>(command: string, work: (tx: Tx) => Promise<T>) =>
    database.as(systemActor('workflow'), { requestId: null, ip: null, command }, work);

  const fireTimer = async (caseId: string, key: string): Promise<void> => {
    try {
      await asWorkflow('workflow timer', async tx => {
        await lockCase(tx, caseId);
        const wait = await tx
          .selectFrom('workflow_wait')
          .select(['token', 'due_at'])
          .where('case_id', '=', caseId)
          .where('key', '=', key)
          .executeTakeFirst();
        // Another process fired it, or the case went on meanwhile.
        if (!wait?.due_at || wait.due_at > ports.clock.now()) return;
        await drive(engine, tx, caseId, { kind: 'done', token: wait.token }, theSystem);
      });
    } catch (fault) {
      ports.logger.error({ err: fault, part: 'workflow' }, 'a timer failed');
      await asWorkflow('workflow timer failed', tx => postpone(tx, caseId, key, fault instanceof StaleToken));
    }
  };

  const postpone = async (tx: Tx, caseId: string, key: string, isStale: boolean): Promise<void> => {
    const row = await lockCase(tx, caseId);
    const wait = await tx
      .selectFrom('workflow_wait')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('key', '=', key)
      .executeTakeFirst();
    if (!wait) return;
    if (isStale || row.state !== 'running') {
      await tx.deleteFrom('workflow_wait').where('case_id', '=', caseId).where('key', '=', key).execute();
      return;
    }
    if (wait.failures + 1 >= failuresMost) {
      const hold: Input = {
        kind: 'hold',
        token: wait.token,
        code: 'service-failed',
        facts: { service: 'timer', reason: 'fault' },
      };
      await drive(engine, tx, caseId, hold, theSystem);
      return;
    }
    await tx
      .updateTable('workflow_wait')
      .set({
        failures: wait.failures + 1,
        due_at: new Date(ports.clock.now().getTime() + 30_000 * 2 ** wait.failures),
      })
      .where('case_id', '=', caseId)
      .where('key', '=', key)
      .execute();
  };

  const fireTimers = async (): Promise<number> => {
    const due = await asWorkflow('workflow look', tx =>
      tx
        .selectFrom('workflow_wait')
        .select(['case_id', 'key'])
        .where('due_at', '<=', ports.clock.now())
        .orderBy('due_at')
        .limit(atOnce)
        .execute(),
    );
    for (const each of due) await fireTimer(each.case_id, each.key);
    return due.length;
  };

  /** One after the other, each in its own transaction: one that fails keeps no other from its turn. */
  const eachAlone = async <T>(command: string, due: readonly T[], work: (tx: Tx, one: T) => Promise<void>) => {
    for (const one of due)
      await asWorkflow(command, tx => work(tx, one)).catch(fault =>
        ports.logger.error({ err: fault, part: 'workflow' }, `${command} failed`),
      );
    return due.length;
  };

  const beginByTime = async (): Promise<number> => {
    const due = await asWorkflow('workflow look', tx =>
      sql<Beginning>`
        select s.version_id, s.node, s.timer, s.fired, p.key from workflow_start s
        join workflow_version v on v.id = s.version_id and v.state = 'in-force' join workflow_process p on p.id = v.process_id
        where s.due_at <= ${ports.clock.now()} order by s.due_at limit 10`.execute(tx),
    );
    for (const each of due.rows) {
      try {
        await asWorkflow('workflow begin', tx => beginOne(tx, each));
      } catch (fault) {
        ports.logger.error({ err: fault, part: 'workflow', process: each.key }, 'a process did not begin by its timer');
        // Tried again in an hour; the times between are not made up for.
        const later = new Date(ports.clock.now().getTime() + 3_600_000);
        await asWorkflow('workflow begin failed', tx =>
          tx.updateTable('workflow_start').set({ due_at: later }).where(ofStart(each)).execute(),
        );
      }
    }
    return due.rows.length;
  };

  const beginOne = async (tx: Tx, each: Beginning): Promise<void> => {
    const now = ports.clock.now();
    const fired = each.fired + 1;
    const next = fired < repeats(each.timer) ? nextDue(each.timer, now, ports.zone) : null;
    const mine = await tx
      .updateTable('workflow_start')
      .set({ fired, due_at: next })
      .where(ofStart(each))
      // Another process may have begun it meanwhile.
      .where('fired', '=', each.fired)
      .where('due_at', '<=', now)
      .executeTakeFirst();
    if (mine.numUpdatedRows === 0n) return;
    await startForHouse(engine, tx, { process: each.key, node: each.node });
  };

  const remind = async (): Promise<number> => {
    const now = ports.clock.now();
    const due = await asWorkflow('workflow look', tx =>
      tx
        .selectFrom('workflow_task')
        .select('id')
        .where('state', '=', 'open')
        .where('reminded_at', 'is', null)
        .where('remind_at', '<=', now)
        .orderBy('remind_at')
        .limit(atOnce)
        .execute(),
    );
    return eachAlone('workflow remind', due, (tx, { id }) => remindOne(tx, id));
  };

  const remindOne = async (tx: Tx, id: string): Promise<void> => {
    const now = ports.clock.now();
    const task = await tx
      .selectFrom('workflow_task as t')
      .innerJoin('workflow_case as c', 'c.id', 't.case_id')
      .select(['t.id', 't.name', 't.node', 't.due_at', 'c.id as case_id', 'c.title'])
      .where('t.id', '=', id)
      .where('t.state', '=', 'open')
      .where('t.reminded_at', 'is', null)
      .forUpdate('t')
      .skipLocked()
      .executeTakeFirst();
    if (!task) return;
    await tx.updateTable('workflow_task').set({ reminded_at: now }).where('id', '=', id).execute();
    // One that is late already is told as late.
    if (task.due_at && task.due_at <= now) return;
    await note(tx, task.case_id, theSystem, now, {
      kind: 'reminded',
      taskId: id,
      node: task.node,
      nodeName: task.name,
    });
    await tellAccounts(
      tx,
      ports,
      { id: task.case_id },
      {
        to: await membersOf(tx, id),
        kind: 'task.reminded',
        title: `即将到期：${task.name}`,
        text: task.title,
        taskId: id,
      },
    );
  };

  const escalate = async (): Promise<number> => {
    const due = await asWorkflow('workflow look', tx =>
      tx
        .selectFrom('workflow_task')
        .select(['id', 'case_id'])
        .where('state', '=', 'open')
        .where('escalated_at', 'is', null)
        .where('due_at', '<=', ports.clock.now())
        .orderBy('due_at')
        .limit(atOnce)
        .execute(),
    );
    return eachAlone('workflow escalate', due, (tx, each) => escalateOne(tx, each.id, each.case_id));
  };

  const escalateOne = async (tx: Tx, id: string, caseId: string): Promise<void> => {
    const now = ports.clock.now();
    const row = await lockCase(tx, caseId);
    const task = await tx.selectFrom('workflow_task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (task.state !== 'open' || task.escalated_at) return;
    await tx.updateTable('workflow_task').set({ escalated_at: now }).where('id', '=', id).execute();
    await note(tx, caseId, theSystem, now, { kind: 'late', taskId: id, node: task.node, nodeName: task.name });
    const model = await engine.models.of(tx, row.version_id);
    const limit = model.nodes.get(task.node)?.work?.limit;
    const rule = limit?.escalateTo;
    const found = rule
      ? await ports.findOwners(tx, rule, {
          personId: row.subject_person ?? row.starter_person,
          unitId: row.unit_id,
          starterAccount: row.starter_account,
          data: row.data,
          without: row.starter_account ? [row.starter_account] : [],
        })
      : [];
    const superiors = await admitted(tx, ports, row, limit?.handOver ? task.node : null, found);
    const to = superiors.map(each => each.accountId);
    await addParties(tx, caseId, to);
    if (limit?.handOver) await addMembers(tx, task, superiors);
    await tellAccounts(tx, ports, row, {
      to: [...(await membersOf(tx, id)), ...to],
      kind: 'task.late',
      title: `已超时：${task.name}`,
      text: row.title,
      taskId: id,
      isUrgent: true,
    });
  };

  return {
    /** All that is due now; gives how much that was. */
    round: async (): Promise<number> =>
      (await fireTimers()) + (await beginByTime()) + (await remind()) + (await escalate()),
    atOnce,
  };
}
