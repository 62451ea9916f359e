import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { createProcess, putInForce } from '#platform/workflow/commands/edit-process.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { startCase } from '#platform/workflow/commands/start-case.ts';
import { compose } from '#server/compose.ts';
import { openGround } from '#server/ground.ts';
import { settingsFrom } from '#server/settings.ts';
import { bpmn, work } from '#testing/bpmn.ts';

const origin = { requestId: null, ip: null, command: 'bench' };
const password = 'bench-only-password';
const limit = '<renshi:limit amount="2" unit="working-days" remind="1" />';

/** A request that three people agree to, each with a limit in working days. */
const model = bpmn(
  'bench',
  {
    s: 'startEvent',
    manager: ['userTask', work('kind="manager"', limit)],
    g: 'exclusiveGateway',
    head: ['userTask', work('kind="manager" level="2"', limit)],
    hr: ['userTask', work('kind="role" value="hr-specialist"', limit)],
    no: 'endEvent',
    yes: 'endEvent',
  },
  ['s -> manager', 'manager -> g', 'g -[outcome == "agree"]-> head', 'g -[else]-> no', 'head -> hr', 'hr -> yes'],
);
const path = ['manager', 'head', 'hr'] as const;

export type BenchHouse = Awaited<ReturnType<typeof openHouse>>;

/** The whole house as it is composed, without its port and its work in the background. */
export async function openHouse(databaseUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'renshi-bench-'));
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder, RENSHI_CALLS_PER_MINUTE: '1000000' };
  const ground = await openGround(settingsFrom(env, folder));
  const house = await compose(ground, createLogger({ level: 'silent' }));
  const { engine } = house.workflow;
  const { database } = ground;
  const as = <T>(work: (tx: Tx) => Promise<T>) => database.as(systemActor('workflow'), origin, work);
  const people = await database.as(systemActor('setup'), origin, async tx => {
    const top = await buildUnit(tx, { name: '总经办' });
    const unit = await buildUnit(tx, { name: '研发部', parentId: top });
    const one = async (name: string, unitId: string, role: string): Promise<Me> => {
      const personId = await buildPerson(tx, ground, { unitId, basic: { name } });
      const username = `bench-${role}`;
      const made = await house.signIn.createAccount(tx, {
        username,
        displayName: name,
        personId,
        roles: [{ code: role === 'hr' ? 'hr-specialist' : 'employee' }],
        demoPassword: password,
      });
      return { accountId: made.id, personId, name };
    };
    const people = {
      head: await one('老总', top, 'head'),
      manager: await one('主管', unit, 'manager'),
      hr: await one('人事', top, 'hr'),
      asks: await one('员工', unit, 'asks'),
    };
    await tx
      .updateTable('unit_version')
      .set({ head_person_id: people.head.personId })
      .where('unit_id', '=', top)
      .execute();
    await tx
      .updateTable('unit_version')
      .set({ head_person_id: people.manager.personId })
      .where('unit_id', '=', unit)
      .execute();
    return people;
  });
  await as(async tx => {
    await createProcess(engine, tx, { key: 'bench', name: '测量', xml: model }, null);
    await putInForce(engine, tx, 'bench', 1, null);
  });
  return {
    ...house,
    database,
    people,
    as,
    close: async () => {
      await house.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const begin = ({ as, workflow, people }: BenchHouse) =>
  as(tx => startCase(workflow.engine, tx, { process: 'bench', data: { days: 3 } }, people.asks, true));

async function openTask({ as }: BenchHouse, caseId: string): Promise<string> {
  const rows = await as(tx =>
    tx.selectFrom('workflow_task').select('id').where('case_id', '=', caseId).where('state', '=', 'open').execute(),
  );
  return rows[0]!.id;
}

/** So many elements of models have been passed by all cases so far. */
export async function stepsPassed({ database }: BenchHouse): Promise<number> {
  const [row] = await database.ownerQuery('select count(*)::int as n from workflow_step where left_at is not null');
  return (row as { n: number }).n;
}

/** Cases from their beginning to their end, one after the other, by one client: the beginning and each task ended is an act. */
export async function acts(house: BenchHouse, count: number): Promise<{ acts: number; ms: number }> {
  let done = 0;
  let ms = 0;
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    ms += performance.now() - start;
    done++;
    return result;
  };
  while (done < count) {
    const { id } = await timed(() => begin(house));
    for (const who of path) {
      const task = await openTask(house, id);
      await timed(() =>
        house.as(tx => finishTask(house.workflow.engine, tx, task, { outcome: 'agree' }, house.people[who])),
      );
    }
  }
  return { acts: done, ms };
}

/** Milliseconds from the call that ends a task until the next owner's list, asked for at once, shows the next. Through the whole server. */
export async function finishes(house: BenchHouse, count: number): Promise<number[]> {
  const cookies = new Map<string, string>();
  const call = async (who: string, method: 'GET' | 'POST', url: string, body?: object) => {
    const cookie = cookies.get(who);
    const reply = await house.server.inject({
      method,
      url: `/api${url}`,
      headers: { 'x-renshi-request': '1', ...(cookie ? { cookie } : {}) },
      ...(body ? { payload: body } : {}),
    });
    if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
    return reply;
  };
  for (const who of path) {
    const reply = await call(who, 'POST', '/session', { login: `bench-${who}`, password });
    cookies.set(who, String(reply.headers['set-cookie']).split(';')[0]!);
  }
  const samples: number[] = [];
  while (samples.length < count) {
    const { id } = await begin(house);
    for (const [i, who] of path.entries()) {
      const task = await openTask(house, id);
      const start = performance.now();
      await call(who, 'POST', `/tasks/${task}/finish`, { outcome: 'agree' });
      const next = path[i + 1];
      if (!next) continue;
      const list = await call(next, 'GET', '/tasks?box=mine');
      samples.push(performance.now() - start);
      if (!list.body.includes(id)) throw new Error('the next task is not seen');
    }
  }
  return samples;
}
