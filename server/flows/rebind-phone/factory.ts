import { rebindWorld, type Someone, wanted } from '#modules/phone-binding/factory.ts';
import { putSources } from '#modules/phone-binding/index.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import { createOutbox } from '#platform/outbox/outbox.ts';
import { createPapers } from '#platform/papers/papers.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { listTasks } from '#platform/workflow/queries/list-tasks.ts';
import { readCase } from '#platform/workflow/queries/read-case.ts';
import { createWorkflow, type Service, type WorkNotice } from '#platform/workflow/workflow.ts';
import { processPorts } from '../processes/ports.ts';
import { shippedProcesses } from '../processes/seed.ts';
import { processServices } from '../processes/services/all.ts';
import { rebindConcerns } from './concerns.ts';
import { ensureDesk } from './desk.ts';
import { caseOf, hearRebinds, rebindProcess } from './hear-news.ts';
import { readWork } from './read-work.ts';
import { rebindServices } from './services.ts';

type Notice = Pick<WorkNotice, 'title' | 'to'> & { readonly kind: string };

/**
 * The company of the rebinding tests with the process at work: three stewards at the desk, an administrator whom lateness is told. `faults`
 * breaks services by name; notices are kept.
 */
export async function rebindCaseWorld() {
  const w = await rebindWorld();
  const logger = createLogger({ level: 'silent' });
  const outbox = createOutbox(w.database, logger);
  // The module's own world keeps its news; here the house hears it.
  Object.assign(w.deps, { outbox });
  const { secrets, clock, database } = w;
  const files = createFiles(secrets);
  const papers = createPapers();
  const notices: Notice[] = [];
  const tell = async (_: Tx, notice: Notice) => void notices.push(notice);
  const faults = new Map<string, () => void>();
  const broken = [...rebindServices({ secrets, clock, outbox, tell })].map(([name, service]): [string, Service] => [
    name,
    {
      ...service,
      run: async call => {
        const told = await service.run(call);
        faults.get(name)?.();
        return told;
      },
    },
  ]);
  const workflow = createWorkflow({
    database,
    outbox,
    files,
    ports: processPorts({
      clock,
      secrets,
      zone: 'Asia/Shanghai',
      logger,
      tell,
      services: new Map([
        ...processServices({ files, secrets, clock, papers, address: 'http://localhost', tell }),
        ...broken,
      ]),
      concerns: rebindConcerns({ clock }),
      forms: {
        checkForm: async (_, __, data) => ({ version: 1, data }),
        formVersion: async () => 1,
        knowsForm: async () => true,
        forms: async () => [],
      },
    }),
  });
  hearRebinds({ outbox, workflow, secrets, sender: w.sender });
  await database.as(systemActor('setup'), w.origin(), async tx => {
    await ensureDesk(tx);
    await workflow.ship(tx, shippedProcesses().find(each => each.key === rebindProcess)!);
  });
  const { engine } = workflow;
  const as = <T>(work: (tx: Tx) => Promise<T>) => database.as(systemActor('workflow'), w.origin(), work);
  const admin: Me = { accountId: await w.member('administrator'), personId: null, name: '管理员' };
  const members = w.desk.map((accountId, i): Me => ({ accountId, personId: null, name: `校验员${i + 1}` }));
  const [one, two, three] = members as [Me, Me, Me];

  const taskOf = async (me: Me, name: RegExp) => {
    const items = await as(async tx => [
      ...(await listTasks(tx, { box: 'mine' }, me, clock.now())).items,
      ...(await listTasks(tx, { box: 'group' }, me, clock.now())).items,
    ]);
    return items.find(each => name.test(each.name));
  };
  return {
    ...w,
    outbox,
    workflow,
    engine,
    notices,
    faults,
    admin,
    one,
    two,
    three,
    as,
    taskOf,
    /** Applies with right proofs, and lets the house hear of it. */
    open: async (who: Someone, phone = wanted) => {
      const opened = await w.apply(who, phone);
      await outbox.deliverDue();
      const found = await as(tx => caseOf(tx, opened.rebindId));
      return { ...opened, caseId: found?.id ?? '' };
    },
    /** A department says so. */
    say: (who: Someone, source: 'social-insurance' | 'organization-department', phone = wanted) =>
      as(tx => putSources(tx, w.deps, [{ personId: who.personId, source, phone, statedOn: '2026-09-01' as never }])),
    finish: async (me: Me, outcome: string, comment = '已核对') => {
      const task = await taskOf(me, /核对|更正/);
      if (!task) throw new Error(`${me.name} has no task`);
      const done = await as(tx => finishTask(engine, tx, task.id, { outcome, comment }, me));
      await outbox.deliverDue();
      return done;
    },
    read: (caseId: string) => as(tx => readCase(engine, tx, caseId, admin, () => true)),
    work: (rebindId: string, me: Me) => as(tx => readWork(tx, rebindId, me, clock.now())),
    rebind: async (rebindId: string) =>
      (
        await database.ownerQuery(
          'select state, due_at, checking_at, decided_by, decision_note, refused_why from phone_rebind where id = $1',
          [rebindId],
        )
      )[0]!,
    close: async () => {
      await outbox.stop();
      await papers.stop();
      await w.close();
    },
  };
}

export type RebindCaseWorld = Awaited<ReturnType<typeof rebindCaseWorld>>;
