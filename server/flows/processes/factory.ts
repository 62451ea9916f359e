import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#kernel/id.ts';
import { buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import { createOutbox } from '#platform/outbox/outbox.ts';
import { createPapers } from '#platform/papers/papers.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { createProcess, putInForce, saveDraft } from '#platform/workflow/commands/edit-process.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { startCase } from '#platform/workflow/commands/start-case.ts';
import { listTasks } from '#platform/workflow/queries/list-tasks.ts';
import { readCase } from '#platform/workflow/queries/read-case.ts';
import { createWorkflow, type Service, type WorkNotice } from '#platform/workflow/workflow.ts';
import { testDatabase } from '#testing/test-database.ts';
import { type ForForms, processPorts } from './ports.ts';
import type { ServiceDeps } from './services/all.ts';

const noForms: ForForms = {
  checkForm: async (_tx, _key, data) => ({ version: 1, data }),
  formVersion: async () => 1,
  knowsForm: async () => true,
  forms: async () => [],
};

/**
 * A company for tests of processes: 总经办 led by 老总, under it 研发部 led by 主管, with 员工 and 同事; 人事 holds the role of an HR specialist,
 * 管理员 that of the administrator. Notices are kept in `notices`.
 */
export async function processWorld(
  options: {
    services?: Record<string, Service> | ((deps: ServiceDeps) => ReadonlyMap<string, Service>);
    forms?: (clock: Clock) => ForForms;
  } = {},
) {
  const { database, clock, close } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'renshi-process-'));
  const secrets = openKeyring({ folder });
  const logger = createLogger({ level: 'silent' });
  const outbox = createOutbox(database, logger);
  const notices: Omit<WorkNotice, 'isUrgent'>[] = [];
  const origin = { requestId: null, ip: null, command: 'test' };
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.as(systemActor('workflow'), origin, work);
  const deps = { secrets, clock };

  const account = async (tx: Tx, name: string, personId: string | null, role: string | null): Promise<Me> => {
    const id = newId();
    await tx
      .insertInto('account')
      .values({ id, kind: 'person', person_id: personId, username: id.slice(-12), phone: null, display_name: name })
      .execute();
    if (role)
      await tx
        .insertInto('access_grant')
        .columns(['id', 'account_id', 'role_id', 'valid'])
        .expression(eb =>
          eb
            .selectFrom('access_role')
            .select(one => [
              one.val(newId()).as('id'),
              one.val(id).as('account_id'),
              'access_role.id as role_id',
              one.val('[2020-01-01,)').as('valid'),
            ])
            .where('code', '=', role),
        )
        .execute();
    return { accountId: id, personId, name };
  };

  const files = createFiles(secrets);
  const papers = createPapers();
  const keepNotice: ServiceDeps['tell'] = async (_tx, { urgent: _, ...notice }) =>
    void notices.push(notice as WorkNotice);
  const { services = {} } = options;
  const told = { secrets, clock, files, address: 'https://hr.example.com', papers, tell: keepNotice };

  const people = await database.as(systemActor('setup'), origin, async tx => {
    const top = await buildUnit(tx, { name: '总经办' });
    const unit = await buildUnit(tx, { name: '研发部', parentId: top });
    const person = (name: string, unitId: string) => buildPerson(tx, deps, { unitId, basic: { name } });
    const [boss, manager, employee, colleague] = [
      await person('老总', top),
      await person('主管', unit),
      await person('员工', unit),
      await person('同事', unit),
    ];
    await tx.updateTable('unit_version').set({ head_person_id: boss }).where('unit_id', '=', top).execute();
    await tx.updateTable('unit_version').set({ head_person_id: manager }).where('unit_id', '=', unit).execute();
    return {
      unit,
      boss: await account(tx, '老总', boss, 'manager'),
      manager: await account(tx, '主管', manager, 'manager'),
      employee: await account(tx, '员工', employee, 'employee'),
      colleague: await account(tx, '同事', colleague, 'employee'),
      hr: await account(tx, '人事', null, 'hr-specialist'),
      admin: await account(tx, '管理员', null, 'administrator'),
    };
  });

  const workflow = createWorkflow({
    database,
    outbox,
    files,
    ports: processPorts({
      clock,
      secrets,
      zone: 'Asia/Shanghai',
      logger,
      tell: keepNotice,
      services: typeof services === 'function' ? services(told) : new Map(Object.entries(services)),
      forms: options.forms?.(clock) ?? noForms,
    }),
  });
  const { engine } = workflow;

  return {
    ...people,
    database,
    clock,
    secrets,
    outbox,
    workflow,
    engine,
    notices,
    asSystem,
    /** Puts a model in force; a second time it becomes the next version. */
    put: (key: string, xml: string) =>
      asSystem(async tx => {
        const there = await tx.selectFrom('workflow_process').select('id').where('key', '=', key).executeTakeFirst();
        const { number } = there
          ? await saveDraft(engine, tx, key, { xml }, null)
          : await createProcess(engine, tx, { key, name: key, xml }, null);
        await putInForce(engine, tx, key, number, null);
        return number;
      }),
    start: (key: string, me: Me, data: Record<string, unknown> = {}, about?: string) =>
      asSystem(tx =>
        startCase(engine, tx, { process: key, data, ...(about ? { subjectPersonId: about } : {}) }, me, true),
      ),
    /** One more account of a person or of nobody, with a role where one is named. */
    account: (name: string, personId: string | null, role: string | null) =>
      database.as(systemActor('setup'), origin, tx => account(tx, name, personId, role)),
    /** What waits for somebody, as `name of the task`. */
    inbox: async (me: Me, box: 'mine' | 'group' | 'done' = 'mine') =>
      (await asSystem(tx => listTasks(tx, { box }, me, clock.now()))).items,
    /** Ends the first task of that name in somebody's inbox. */
    finish: async (me: Me, name: string, outcome = 'agree', more: { comment?: string; data?: object } = {}) => {
      const tasks = await asSystem(async tx => [
        ...(await listTasks(tx, { box: 'mine' }, me, clock.now())).items,
        ...(await listTasks(tx, { box: 'group' }, me, clock.now())).items,
      ]);
      const task = tasks.find(each => each.name === name);
      if (!task) throw new Error(`${me.name} has no task ${name}, but ${tasks.map(each => each.name).join(' ')}`);
      return asSystem(tx => finishTask(engine, tx, task.id, { outcome, ...more } as never, me));
    },
    read: (id: string, me: Me) => asSystem(tx => readCase(engine, tx, id, me, () => true)),
    close: async () => {
      await outbox.stop();
      await papers.stop();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type ProcessWorld = Awaited<ReturnType<typeof processWorld>>;
