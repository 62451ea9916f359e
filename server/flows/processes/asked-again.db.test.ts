import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as caseContract from '#contract/case.ts';
import * as taskContract from '#contract/task.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { startCase } from '#platform/workflow/commands/start-case.ts';
import { type Asking, act } from '#platform/workflow/routes/deps.ts';
import { bpmn } from '#testing/bpmn.ts';
import { type ProcessWorld, processWorld } from './factory.ts';

/** A request whose answer was lost is sent again under its key: done once, answered alike. */
let w: ProcessWorld;
before(async () => {
  w = await processWorld();
  await w.put('ask', twoSteps);
});
after(() => w.close());

const twoSteps = bpmn(
  'ask',
  {
    s: 'startEvent',
    a: [
      'userTask',
      '<bpmn:extensionElements><renshi:work><renshi:owner kind="manager" level="1"/></renshi:work></bpmn:extensionElements>',
    ],
    e: 'endEvent',
  },
  ['s -> a', 'a -> e'],
);

const call = (me: Me, key: string | string[] | undefined, body: unknown, params: unknown = undefined): Asking => ({
  actor: { kind: 'person', ...me },
  identity: {
    actor: { kind: 'person', ...me },
    sessionId: null,
    isDemo: false,
    displayName: me.name,
    need: null,
  },
  origin: { requestId: null, ip: null, command: 'test' },
  headers: { 'idempotency-key': key },
  params,
  body,
});
const deps = () => ({ database: w.database, engine: w.engine, wake: () => undefined });
const start = (me: Me, key: string | undefined, data: Record<string, unknown> = {}) =>
  act(deps(), caseContract.startCase, call(me, key, { process: 'ask', data }), async (tx, who) => {
    const { id, number } = await startCase(w.engine, tx, { process: 'ask', data }, who, true);
    return { id, number };
  });
const count = async () => Number((await w.database.ownerQuery('select count(*) as n from workflow_case', []))[0]?.n);
const refuses = (code: string) => (fault: unknown) => (fault as { code?: string }).code === code;

test('a case is begun once, however often it is asked for under one key, and each time answered alike', async () => {
  const first = await start(w.employee, 'k1');
  assert.deepEqual(await start(w.employee, 'k1'), first);
  const all = await Promise.all([1, 2, 3].map(() => start(w.employee, 'k2')));
  assert.equal(new Set(all.map(each => each.id)).size, 1);
  assert.equal(await count(), 2);
  // Without a key, and under another's key of the same name, it is a request of its own.
  await start(w.employee, undefined);
  assert.notEqual((await start(w.colleague, 'k1')).id, first.id);
  assert.equal(await count(), 4);
});

test('one key is one request, and what failed may be asked again under it', async () => {
  await start(w.employee, 'k3', { days: 1 });
  await assert.rejects(start(w.employee, 'k3', { days: 2 }), refuses('repeat.key-reused'));
  for (const key of ['', '请', 'x'.repeat(101), 'a b'])
    await assert.rejects(start(w.employee, key), refuses('repeat.key-form'), key);
  const before = await count();
  const broken = () =>
    act(deps(), caseContract.startCase, call(w.employee, 'k4', {}), async () => {
      throw new Error('cut off');
    });
  await assert.rejects(broken, /cut off/);
  await act(deps(), caseContract.startCase, call(w.employee, 'k4', {}), async (tx, me) => {
    await startCase(w.engine, tx, { process: 'ask' }, me, true);
  });
  assert.equal(await count(), before + 1);
});

test('a task that is ended twice under one key says yes both times; under another it is over', async () => {
  const begun = await start(w.employee, 'k5');
  const task = (await w.inbox(w.manager)).find(each => each.caseId === begun.id)!;
  const finish = (key: string) =>
    act(deps(), taskContract.finishTask, call(w.manager, key, { outcome: 'agree' }, { id: task.id }), (tx, me) =>
      finishTask(w.engine, tx, task.id, { outcome: 'agree' }, me),
    );
  const first = await finish('t1');
  assert.equal(first.caseEnded, true);
  assert.deepEqual(await finish('t1'), first);
  await assert.rejects(finish('t2'), refuses('task.ended'));
  const { entries } = await w.read(begun.id, w.manager);
  assert.equal(entries.filter(each => each.kind === 'finished').length, 1);
});
