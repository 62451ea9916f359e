import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { processPorts } from '#flows/processes/ports.ts';
import { systemActor } from '#platform/database/actor.ts';
import { type Database, databaseOn, type Tx } from '#platform/database/database.ts';
import { openPostgres } from '#platform/database/postgres.ts';
import { createOutbox } from '#platform/outbox/outbox.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { startForHouse } from '#platform/workflow/commands/start-case.ts';
import { createWorkflow, type Service } from '#platform/workflow/workflow.ts';
import { bpmn, service, work } from '#testing/bpmn.ts';
import { settableClock } from '#testing/clock.ts';

/** What the killed processes do: cases whose services write rows of the domain, with timers, tasks and messages between cases. */

/** A row of the domain for each call; nothing but the engine keeps it from being there twice. */
export const domainTable = 'create table written (case_id uuid not null, step text not null, key text not null)';

const timer = '<bpmn:timerEventDefinition><bpmn:timeDuration>PT0.2S</bpmn:timeDuration></bpmn:timerEventDefinition>';
const told = (name: string) => `<bpmn:messageEventDefinition messageRef="m_${name}" />`;
const keyed = (name: string) =>
  `<bpmn:extensionElements><renshi:correlation value="key" /></bpmn:extensionElements>${told(name)}`;
const roots = '<bpmn:message id="m_done" name="done" /><bpmn:message id="m_begun" name="begun" />';
const wrote = service('test.write');

export const models: Readonly<Record<string, string>> = {
  teller: bpmn(
    'teller',
    {
      s: 'startEvent',
      w1: ['serviceTask', wrote],
      f: 'parallelGateway',
      a: ['userTask', work('kind="field" value="who"')],
      w2: ['serviceTask', wrote],
      t: ['intermediateCatchEvent', timer],
      w3: ['serviceTask', wrote],
      j: 'parallelGateway',
      begin: ['intermediateThrowEvent', told('begun')],
      tell: ['intermediateThrowEvent', keyed('done')],
      e: 'endEvent',
    },
    [
      's -> w1',
      'w1 -> f',
      'f -> a',
      'a -> w2',
      'w2 -> j',
      'f -> t',
      't -> w3',
      'w3 -> j',
      'j -> begin',
      'begin -> tell',
      'tell -> e',
    ],
    { roots },
  ),
  hearer: bpmn(
    'hearer',
    { s: 'startEvent', m: ['intermediateCatchEvent', keyed('done')], w4: ['serviceTask', wrote], e: 'endEvent' },
    ['s -> m', 'm -> w4', 'w4 -> e'],
    { roots },
  ),
  begun: bpmn(
    'begun',
    { s: ['startEvent', told('begun')], w5: ['serviceTask', wrote], e: 'endEvent' },
    ['s -> w5', 'w5 -> e'],
    {
      roots,
    },
  ),
};

const write: Service = {
  label: '写一行',
  run: async call => {
    // Which step it is, is told by how many it wrote; a row more than the steps is a step done twice.
    await sql`insert into written (case_id, step, key) values (${call.case.id}, ${String(call.inputs.step ?? '')}, ${String(call.case.data.key ?? '')})`.execute(
      call.tx,
    );
    return undefined;
  },
};

export function composeWork(database: Database) {
  const logger = createLogger({ level: 'silent' });
  const outbox = createOutbox(database, logger);
  const none = async () => undefined;
  const workflow = createWorkflow({
    database,
    outbox,
    files: { put: none, get: none } as never,
    ports: processPorts({
      clock: { now: () => new Date(), today: settableClock('2026-11-24' as never).today },
      // None of these models asks for what is sealed.
      secrets: { seal: text => text, open: text => text },
      zone: 'Asia/Shanghai',
      logger,
      tell: async () => {},
      services: new Map([['test.write', write]]),
      forms: {
        checkForm: async (_tx, _key, data) => ({ version: 1, data }),
        formVersion: async () => 1,
        knowsForm: async () => true,
        forms: async () => [],
      },
    }),
  });
  return { outbox, workflow, engine: workflow.engine };
}

export const origin = { requestId: null, ip: null, command: 'test' };

/** Works until told, or killed. New cases are begun where somebody hears of it. */
export async function workHard(
  database: Database,
  me: Me,
  { until, onBegun }: { readonly until: () => boolean; readonly onBegun?: () => void },
): Promise<void> {
  const { outbox, workflow, engine } = composeWork(database);
  const as = <T>(work: (tx: Tx) => Promise<T>) => database.as(systemActor('workflow'), origin, work);
  const begin = async () => {
    const key = crypto.randomUUID();
    await as(async tx => {
      await startForHouse(engine, tx, { process: 'hearer', data: { key } });
      await startForHouse(engine, tx, { process: 'teller', data: { key, who: [me.accountId] } });
    });
    onBegun?.();
  };
  const finish = async () => {
    const open = await as(tx =>
      sql<{ id: string }>`select id from workflow_task where state = 'open' order by random() limit 1`.execute(tx),
    );
    // Another process may be quicker.
    for (const { id } of open.rows)
      await as(tx => finishTask(engine, tx, id, { outcome: 'agree' }, me)).catch(fault => {
        if ((fault as { code?: string }).code !== 'task.ended') throw fault;
      });
  };
  const each = async (act: () => Promise<unknown>, pauseMs: number) => {
    while (!until()) {
      await act();
      await wait(pauseMs);
    }
  };
  await Promise.all([
    onBegun ? each(begin, 60) : undefined,
    each(finish, 5),
    each(finish, 5),
    each(() => workflow.doDue(), 10),
    each(() => outbox.deliverDue(), 10),
  ]);
}

export async function openFrom(env: NodeJS.ProcessEnv): Promise<Database> {
  const engine = await openPostgres({
    url: env.WORK_URL ?? '',
    appUrl: env.WORK_APP_URL ?? '',
    appPassword: '',
    poolSize: 5,
  });
  return databaseOn(engine, settableClock('2026-11-24' as never));
}
