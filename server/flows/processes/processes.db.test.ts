import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defineRefusals } from '#kernel/refusal.ts';
import { expediteCase, mendCase, withdrawCase } from '#platform/workflow/commands/case-acts.ts';
import { createDelegation } from '#platform/workflow/commands/desk.ts';
import { addSigners, sendBackTask, takeTask, transferTask } from '#platform/workflow/commands/task-acts.ts';
import { bpmn, service, work } from '#testing/bpmn.ts';
import { type ProcessWorld, processWorld } from './factory.ts';

let w: ProcessWorld;
const refuse = defineRefusals('process-test', { low: { status: 422, zh: '余额不足', en: 'Too low' } });
const called: string[] = [];
let isBroken = false;

before(async () => {
  w = await processWorld({
    services: {
      'test.note': {
        label: '记一笔',
        run: async ({ inputs, tx }) => {
          called.push(String(inputs.what ?? ''));
          await tx.selectFrom('account').select('id').limit(1).execute();
          return { noted: called.length };
        },
      },
      'test.low': {
        label: '余额检查',
        run: async () => {
          throw refuse.low();
        },
      },
      'test.break': {
        label: '会坏',
        run: async () => {
          if (isBroken) throw new Error('the disk is full');
          return undefined;
        },
      },
    },
  });
});
after(() => w.close());

const manager = work('kind="manager"', '<renshi:limit amount="2" unit="working-days" />');

test('a request goes to the line manager, and the house acts in the moment of his consent', async () => {
  await w.put(
    'plain',
    bpmn(
      'plain',
      {
        s: 'startEvent',
        approve: ['userTask', manager],
        g: 'exclusiveGateway',
        write: ['serviceTask', service('test.note')],
        yes: 'endEvent',
        no: 'endEvent',
      },
      ['s -> approve', 'approve -> g', 'g -[outcome == "agree"]-> write', 'g -[else]-> no', 'write -> yes'],
    ),
  );
  const { id, number } = await w.start('plain', w.employee, { what: '笔记本' });
  assert.match(number, /^SX-20261124-\d{4,}$/);
  const [task] = await w.inbox(w.manager);
  assert.equal(task?.title, 'plain · 员工');
  // Tuesday noon: two working days end at the close of Thursday.
  assert.equal(task?.dueAt, '2026-11-26T10:00:00.000Z');
  assert.deepEqual(w.notices.at(-1)?.to, [w.manager.accountId]);
  assert.deepEqual(await w.inbox(w.colleague), []);
  const done = await w.finish(w.manager, 'approve', 'agree', { comment: '可以' });
  assert.deepEqual(done, { caseEnded: true, isHeld: false });
  assert.deepEqual(called, ['笔记本']);
  const read = await w.read(id, w.employee);
  assert.equal(read.state, 'done');
  assert.deepEqual(
    read.entries.map(entry => [entry.kind, entry.byName, entry.text]),
    [
      ['started', '员工', ''],
      ['finished', '主管', '可以'],
      ['ended', '系统', '已办结'],
    ],
  );
  await assert.rejects(w.finish(w.manager, 'approve'), /no task/);
  const refused = await w.start('plain', w.employee);
  await assert.rejects(w.finish(w.manager, 'approve', 'refuse'), { code: 'task.reason-required' });
  await w.finish(w.manager, 'approve', 'refuse', { comment: '不需要' });
  assert.equal((await w.read(refused.id, w.employee)).state, 'refused');
});

test('nobody decides for himself: the manager’s own request goes to his superior', async () => {
  await w.start('plain', w.manager);
  assert.deepEqual(await w.inbox(w.manager), []);
  assert.equal((await w.inbox(w.boss)).length, 1);
  await w.finish(w.boss, 'approve');
  // At the top nobody is left: the fall-back owner gets it, and is told.
  const { id } = await w.start('plain', w.boss);
  const [task] = await w.inbox(w.admin);
  assert.equal(task?.caseId, id);
  assert.ok(w.notices.some(each => each.title.startsWith('找不到办理人')));
  await w.finish(w.admin, 'approve');
});

test('two of three must agree; whoever took it or stands in counts once', async () => {
  await w.asSystem(tx =>
    createDelegation(
      w.engine,
      tx,
      {
        toAccountId: w.colleague.accountId,
        fromOn: '2026-11-20' as never,
        untilOn: '2026-11-30' as never,
        process: 'vote',
      },
      w.clock.today(),
      w.manager,
    ),
  );
  const ids = [w.manager, w.boss, w.hr].map(each => each.accountId);
  await w.put(
    'vote',
    bpmn(
      'vote',
      { s: 'startEvent', v: ['userTask', work('kind="field" value="who" mode="vote" need="2"')], e: 'endEvent' },
      ['s -> v', 'v -> e'],
    ),
  );
  const { id } = await w.start('vote', w.employee, { who: ids });
  assert.equal((await w.inbox(w.colleague))[0]?.part, 'stand-in');
  await w.finish(w.colleague, 'v');
  await assert.rejects(w.finish(w.colleague, 'v'), /no task/);
  assert.equal((await w.read(id, w.employee)).state, 'running', 'one voice is not two');
  await w.finish(w.hr, 'v');
  assert.equal((await w.read(id, w.employee)).state, 'done');
  assert.deepEqual(await w.inbox(w.boss), [], 'whose voice is not needed has nothing to do');
});

test('a group’s task is taken by one; transfer, signers and sending back', async () => {
  await w.put(
    'group',
    bpmn(
      'group',
      {
        s: 'startEvent',
        fill: ['userTask', work('kind="starter"', '', 'notByStarter="false"')],
        check: ['userTask', work('kind="field" value="who"')],
        e: 'endEvent',
      },
      ['s -> fill', 'fill -> check', 'check -> e'],
    ),
  );
  const { id } = await w.start('group', w.employee, { who: [w.hr.accountId, w.admin.accountId] });
  await w.finish(w.employee, 'fill');
  const [task] = await w.inbox(w.hr, 'group');
  await w.asSystem(tx => takeTask(w.engine, tx, task!.id, w.hr));
  assert.deepEqual(await w.inbox(w.admin, 'group'), []);
  await assert.rejects(
    w.asSystem(tx => takeTask(w.engine, tx, task!.id, w.admin)),
    { code: 'task.taken' },
  );
  await assert.rejects(
    w.asSystem(tx => transferTask(w.engine, tx, task!.id, { accountId: w.employee.accountId }, w.hr)),
    { code: 'task.own-request' },
  );
  await w.asSystem(tx => transferTask(w.engine, tx, task!.id, { accountId: w.colleague.accountId }, w.hr));
  const signers = { accountIds: [w.boss.accountId], when: 'before' as const };
  await w.asSystem(tx => addSigners(w.engine, tx, task!.id, signers, w.colleague));
  assert.deepEqual(await w.inbox(w.colleague), [], 'the signer is first');
  await w.finish(w.boss, 'check');
  const sent = { to: 'fill', reason: '附件不清楚' };
  await w.asSystem(tx => sendBackTask(w.engine, tx, task!.id, sent, w.colleague));
  assert.equal((await w.inbox(w.employee))[0]?.name, 'fill');
  await w.finish(w.employee, 'fill');
  assert.equal((await w.inbox(w.hr, 'group')).length, 1);
  await w.asSystem(tx => withdrawCase(w.engine, tx, id, '不办了', w.employee));
  assert.deepEqual(await w.inbox(w.hr, 'group'), []);
  assert.equal((await w.read(id, w.employee)).state, 'withdrawn');
});

test('reminder, expedite, late and escalation go by working time', async () => {
  w.clock.set('2026-11-24' as never);
  const limit =
    '<renshi:limit amount="2" unit="working-days" remind="1" handOver="true" expeditedAmount="4" expeditedUnit="working-hours"><renshi:escalateTo kind="manager" level="2" /></renshi:limit>';
  await w.put(
    'late',
    bpmn('late', { s: 'startEvent', a: ['userTask', work('kind="manager"', limit)], e: 'endEvent' }, [
      's -> a',
      'a -> e',
    ]),
  );
  const { id } = await w.start('late', w.employee);
  await w.workflow.doDue();
  assert.equal((await w.read(id, w.employee)).entries.length, 1);
  w.clock.set(new Date('2026-11-25T10:00:00Z'));
  await w.workflow.doDue();
  assert.equal((await w.read(id, w.employee)).entries.at(-1)?.kind, 'reminded');
  await w.asSystem(tx => expediteCase(w.engine, tx, id, '客户在等', w.employee));
  await assert.rejects(
    w.asSystem(tx => expediteCase(w.engine, tx, id, '', w.employee)),
    { code: 'case.expedited-today' },
  );
  // Four working hours from Wednesday 18:00: Thursday 9–12 and 13–14.
  assert.equal((await w.inbox(w.manager))[0]?.dueAt, '2026-11-26T06:00:00.000Z');
  w.clock.set(new Date('2026-11-26T06:00:01Z'));
  await w.workflow.doDue();
  await w.workflow.doDue();
  assert.equal((await w.read(id, w.employee)).entries.filter(entry => entry.kind === 'late').length, 1);
  assert.equal((await w.inbox(w.boss, 'group'))[0]?.caseId, id, 'it goes to the superior, too');
  await w.finish(w.boss, 'a');
  w.clock.set('2026-11-24' as never);
});

test('a refusal of a service can be caught; one that is not, and a fault, wait for an administrator', async () => {
  const boundary = '<bpmn:errorEventDefinition errorRef="low" />';
  const roots = '<bpmn:error id="low" errorCode="process-test.low" />';
  await w.put(
    'caught',
    bpmn(
      'caught',
      {
        s: 'startEvent',
        t: ['serviceTask', service('test.low')],
        b: ['boundaryEvent', boundary, 'attachedToRef="t"'],
        e: 'endEvent',
        ask: ['userTask', manager],
      },
      ['s -> t', 't -> e', 'b -> ask'],
      { roots },
    ),
  );
  await w.start('caught', w.employee);
  assert.equal((await w.inbox(w.manager)).at(-1)?.name, 'ask');
  await w.finish(w.manager, 'ask');

  isBroken = true;
  await w.put(
    'broken',
    bpmn(
      'broken',
      {
        s: 'startEvent',
        first: ['serviceTask', service('test.note')],
        t: ['serviceTask', service('test.break')],
        e: 'endEvent',
      },
      ['s -> first', 'first -> t', 't -> e'],
    ),
  );
  const notes = called.length;
  const held = await w.start('broken', w.employee, { what: '先' });
  assert.equal(held.is_held, true);
  const [incident] = (await w.read(held.id, w.admin)).incidents;
  assert.match(incident!.zh, /test.break.*可重试/);
  assert.doesNotMatch(incident!.zh, /disk/, 'a fault’s own words stay in the log');
  isBroken = false;
  await w.asSystem(tx => mendCase(w.engine, tx, held.id, { how: 'retry', reason: '磁盘已清理' }, w.admin));
  assert.equal((await w.read(held.id, w.admin)).state, 'done');
  assert.equal(called.length, notes + 1, 'what was done before is not done again');
});

test('timers, messages between cases, and called processes', async () => {
  await w.put(
    'child',
    bpmn('child', { s: 'startEvent', c: ['userTask', manager], e: 'endEvent' }, ['s -> c', 'c -> e']),
  );
  const timer =
    '<bpmn:timerEventDefinition><bpmn:timeDuration>1 working-days</bpmn:timeDuration></bpmn:timerEventDefinition>';
  const message = '<bpmn:messageEventDefinition messageRef="paid" />';
  await w.put(
    'parent',
    bpmn(
      'parent',
      {
        s: 'startEvent',
        call: ['callActivity', '', 'calledElement="child"'],
        t: ['intermediateCatchEvent', timer],
        m: ['intermediateCatchEvent', message],
        e: 'endEvent',
      },
      ['s -> call', 'call -> t', 't -> m', 'm -> e'],
      { roots: '<bpmn:message id="paid" name="paid" />' },
    ),
  );
  const { id } = await w.start('parent', w.employee);
  await w.finish(w.manager, 'c');
  assert.deepEqual((await w.read(id, w.employee)).diagram.standing, ['t']);
  await w.workflow.doDue();
  assert.deepEqual((await w.read(id, w.employee)).diagram.standing, ['t']);
  w.clock.set(new Date('2026-11-25T10:00:00Z'));
  await w.workflow.doDue();
  assert.deepEqual((await w.read(id, w.employee)).diagram.standing, ['m']);
  assert.equal(await w.asSystem(tx => w.workflow.tell(tx, { what: 'message', name: 'paid', correlation: null })), 1);
  assert.equal((await w.read(id, w.employee)).state, 'done');
  w.clock.set('2026-11-24' as never);
});
