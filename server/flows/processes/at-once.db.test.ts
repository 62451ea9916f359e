import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Refusal } from '#kernel/refusal.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { expediteCase, withdrawCase } from '#platform/workflow/commands/case-acts.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { bpmn, service, work } from '#testing/bpmn.ts';
import { type ProcessWorld, processWorld } from './factory.ts';

/** What several do at the same moment: on a server each on a connection of its own, on the embedded database one after the other. */
let w: ProcessWorld;
const noted: string[] = [];

before(async () => {
  w = await processWorld({
    services: {
      'test.note': {
        label: '记一笔',
        run: async ({ case: { id }, tx }) => {
          await tx.selectFrom('account').select('id').limit(1).execute();
          noted.push(id);
          return undefined;
        },
      },
    },
  });
  const manager = work('kind="manager"');
  await w.put(
    'twin',
    bpmn(
      'twin',
      {
        s: 'startEvent',
        f: 'parallelGateway',
        a: ['userTask', work('kind="field" value="one"')],
        b: ['userTask', work('kind="field" value="two"')],
        j: 'parallelGateway',
        n: ['serviceTask', service('test.note')],
        e: 'endEvent',
      },
      ['s -> f', 'f -> a', 'f -> b', 'a -> j', 'b -> j', 'j -> n', 'n -> e'],
    ),
  );
  const vote = work('kind="field" value="who" mode="vote" need="2"');
  await w.put(
    'ballot',
    bpmn(
      'ballot',
      { s: 'startEvent', v: ['userTask', vote], n: ['serviceTask', service('test.note')], e: 'endEvent' },
      ['s -> v', 'v -> n', 'n -> e'],
    ),
  );
  await w.put(
    'below',
    bpmn('below', { s: 'startEvent', c: ['userTask', manager], e: 'endEvent' }, ['s -> c', 'c -> e']),
  );
  await w.put(
    'above',
    bpmn('above', { s: 'startEvent', call: ['callActivity', '', 'calledElement="below"'], e: 'endEvent' }, [
      's -> call',
      'call -> e',
    ]),
  );
  const hour = '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';
  await w.put(
    'alarm',
    bpmn(
      'alarm',
      { s: 'startEvent', t: ['intermediateCatchEvent', hour], n: ['serviceTask', service('test.note')], e: 'endEvent' },
      ['s -> t', 't -> n', 'n -> e'],
    ),
  );
});
after(() => w.close());

const taskOf = async (me: Me, caseId: string, name: string) => {
  const tasks = [...(await w.inbox(me)), ...(await w.inbox(me, 'group'))];
  const task = tasks.find(each => each.caseId === caseId && each.name === name);
  assert.ok(task, `${me.name} has no ${name}`);
  return task.id;
};
const end = (id: string, me: Me) => w.asSystem(tx => finishTask(w.engine, tx, id, { outcome: 'agree' }, me));
/** The codes of what was refused; any other fault is thrown on. */
const refusals = async (all: Promise<unknown>[]): Promise<string[]> => {
  const codes: string[] = [];
  for (const one of await Promise.allSettled(all)) {
    if (one.status === 'fulfilled') continue;
    if (!(one.reason instanceof Refusal)) throw one.reason;
    codes.push(one.reason.code);
  }
  return codes;
};
const notesOf = (id: string) => noted.filter(each => each === id).length;

test('a task that two end at the same moment is ended once', async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await w.start('twin', w.employee, {
      one: [w.hr.accountId, w.admin.accountId],
      two: w.boss.accountId,
    });
    const task = await taskOf(w.hr, id, 'a');
    assert.deepEqual(await refusals([end(task, w.hr), end(task, w.admin)]), ['task.ended']);
    await end(await taskOf(w.boss, id, 'b'), w.boss);
    assert.equal((await w.read(id, w.employee)).state, 'done');
    assert.equal(notesOf(id), 1);
  }
});

test('branches that end at the same moment meet once, and neither is lost', async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await w.start('twin', w.employee, { one: w.hr.accountId, two: w.boss.accountId });
    const [a, b] = [await taskOf(w.hr, id, 'a'), await taskOf(w.boss, id, 'b')];
    assert.deepEqual(await refusals([end(a, w.hr), end(b, w.boss)]), []);
    assert.equal((await w.read(id, w.employee)).state, 'done');
    assert.equal(notesOf(id), 1);
  }
});

test('of three voices at the same moment the second decides, and the third comes too late', async () => {
  const voters = [w.manager, w.boss, w.hr];
  for (let round = 0; round < 10; round++) {
    const { id } = await w.start('ballot', w.employee, { who: voters.map(each => each.accountId) });
    const task = await taskOf(w.hr, id, 'v');
    assert.deepEqual(await refusals(voters.map(each => end(task, each))), ['task.ended']);
    const read = await w.read(id, w.employee);
    assert.equal(read.state, 'done');
    assert.equal(read.entries.filter(entry => entry.kind === 'finished').length, 2);
    assert.equal(notesOf(id), 1);
  }
});

test('a timer that two look for at the same moment fires once', async () => {
  const begun = await Promise.all(Array.from({ length: 6 }, () => w.start('alarm', w.employee)));
  w.clock.pass(3_600_000);
  await Promise.all([w.workflow.doDue(), w.workflow.doDue(), w.workflow.doDue()]);
  for (const { id } of begun) {
    assert.equal((await w.read(id, w.employee)).state, 'done');
    assert.equal(notesOf(id), 1);
  }
});

test('a request taken back while what it called is being decided: one of the two comes first, and nobody waits for ever', async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await w.start('above', w.employee);
    const [child] = (await w.read(id, w.employee)).children;
    const task = await taskOf(w.manager, child!.id, 'c');
    const takeBack = w.asSystem(tx => withdrawCase(w.engine, tx, id, '', w.employee));
    const refused = await refusals(
      round % 2 === 0 ? [takeBack, end(task, w.manager)] : [end(task, w.manager), takeBack],
    );
    assert.match(refused.join(), /^(task|case)\.ended$/);
    const [above, below] = [(await w.read(id, w.employee)).state, (await w.read(child!.id, w.employee)).state];
    assert.deepEqual([above, below], refused[0] === 'task.ended' ? ['withdrawn', 'withdrawn'] : ['done', 'done']);
  }
});

test('two hundred things at once: each is done or refused with a reason, none fails, and no case is left between', async () => {
  const cases = await Promise.all(
    Array.from({ length: 20 }, () => w.start('twin', w.employee, { one: w.hr.accountId, two: w.boss.accountId })),
  );
  const jobs: (() => Promise<unknown>)[] = [];
  for (const { id } of cases) {
    const [a, b] = [await taskOf(w.hr, id, 'a'), await taskOf(w.boss, id, 'b')];
    jobs.push(
      ...[0, 1, 2].map(() => () => end(a, w.hr)),
      ...[0, 1, 2].map(() => () => end(b, w.boss)),
      ...[0, 1].map(() => () => w.asSystem(tx => expediteCase(w.engine, tx, id, '', w.employee))),
      () => w.asSystem(tx => withdrawCase(w.engine, tx, id, '', w.employee)),
      () => w.read(id, w.employee),
    );
  }
  // Mixed by a fixed rule, so that a failure can be told again.
  const mixed = jobs.map((job, i) => ({ job, at: (i * 7919) % jobs.length })).sort((x, y) => x.at - y.at);
  const codes = new Set(await refusals(mixed.map(({ job }) => job())));
  for (const code of codes) assert.match(code, /^(task\.ended|case\.ended|case\.expedited-today)$/);
  for (const { id } of cases) {
    const { state } = await w.read(id, w.employee);
    assert.ok(state === 'done' || state === 'withdrawn', state);
    assert.equal(notesOf(id), state === 'done' ? 1 : 0);
  }
});
