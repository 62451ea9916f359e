import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { commentCase } from '#platform/workflow/commands/case-acts.ts';
import { createDelegation } from '#platform/workflow/commands/desk.ts';
import { createProcess, putInForce } from '#platform/workflow/commands/edit-process.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { addSigners, askAbout, takeTask, transferTask } from '#platform/workflow/commands/task-acts.ts';
import { listTasks } from '#platform/workflow/queries/list-tasks.ts';
import { bpmn, service } from '#testing/bpmn.ts';
import { type RebindCaseWorld, rebindCaseWorld } from './factory.ts';

/** Ways round the desk that the process adds: whoever is a party, or may not decide, has no hand in a case by any of its doors. */
let w: RebindCaseWorld;
/** The holder and the applicant work at the desk, too; an accomplice has an account and no right. */
let holder: Me;
let applicant: Me;
let accomplice: Me;
let taskId = '';
let caseId = '';
let rebindId = '';

before(async () => {
  w = await rebindCaseWorld();
  const me = (who: { accountId: string; personId: string; name: string }): Me => ({
    accountId: who.accountId,
    personId: who.personId,
    name: who.name,
  });
  holder = me(w.holder);
  applicant = me(w.applicant);
  accomplice = me(w.third);
  for (const each of [holder, applicant])
    await w.database.ownerQuery(
      "insert into access_grant (id, account_id, role_id, valid) select $1, $2, id, '(,)' from access_role where code = 'data-steward'",
      [newId(), each.accountId],
    );
  const opened = await w.open(w.applicant);
  ({ caseId, rebindId } = opened);
  const task = await w.taskOf(w.one, /两人/);
  taskId = task!.id;
});
after(() => w.close());

const barred = { code: 'task.barred' };
const inboxOf = (me: Me) => w.as(tx => listTasks(tx, { box: 'mine' }, me, w.clock.now()));

test('parties who work at the desk are no owners of their own case, and it stands in none of their lists', async () => {
  for (const me of [holder, applicant]) {
    assert.deepEqual((await inboxOf(me)).items, []);
    await assert.rejects(
      w.as(tx => finishTask(w.engine, tx, taskId, { outcome: 'agree' }, me)),
      { code: 'task.not-found' },
    );
  }
});

test('a party is handed no part: not by transfer, as a signer, by a question, by a mention', async () => {
  for (const me of [holder, applicant]) {
    const to = [me.accountId];
    await assert.rejects(
      w.as(tx => transferTask(w.engine, tx, taskId, { accountId: me.accountId }, w.one)),
      barred,
    );
    for (const when of ['before', 'after'] as const)
      await assert.rejects(
        w.as(tx => addSigners(w.engine, tx, taskId, { accountIds: to, when }, w.one)),
        barred,
      );
    await assert.rejects(
      w.as(tx => askAbout(w.engine, tx, taskId, { accountIds: to, question: '是您的吗' }, w.one)),
      barred,
    );
    await assert.rejects(
      w.as(tx => commentCase(w.engine, tx, caseId, { text: '请看', mentions: to }, w.one)),
      barred,
    );
  }
  const seen = await w.database.ownerQuery(
    'select from workflow_party where case_id = $1 and account_id = any($2::uuid[])',
    [caseId, [holder.accountId, applicant.accountId]],
  );
  assert.equal(seen.length, 0, 'nor do they see the case');
});

test('a party stands in for no member, neither of open cases nor of those to come', async () => {
  const days = { fromOn: '2026-11-20' as never, untilOn: '2026-12-30' as never };
  for (const away of [w.one, w.two])
    await w.as(tx =>
      createDelegation(
        w.engine,
        tx,
        { ...days, toAccountId: away === w.one ? holder.accountId : accomplice.accountId },
        w.clock.today(),
        away,
      ),
    );
  for (const me of [holder, accomplice]) {
    assert.deepEqual((await inboxOf(me)).items, []);
    await assert.rejects(
      w.as(tx => takeTask(w.engine, tx, taskId, me)),
      { code: 'task.not-found' },
    );
  }
});

test('whoever may not decide is handed no part either: an accomplice is no second member', async () => {
  const ask = { accountIds: [accomplice.accountId], when: 'before' as const };
  await assert.rejects(
    w.as(tx => transferTask(w.engine, tx, taskId, { accountId: accomplice.accountId }, w.one)),
    barred,
  );
  await assert.rejects(
    w.as(tx => addSigners(w.engine, tx, taskId, ask, w.one)),
    barred,
  );
});

test('a member who becomes a party while the task is open has lost his voice', async () => {
  const person = await w.someone('校验员丙', null);
  await w.database.ownerQuery('update account set person_id = null where id = $1', [person.accountId]);
  await w.database.ownerQuery('update account set person_id = $2 where id = $1', [w.three.accountId, person.personId]);
  await w.database.ownerQuery('update phone_rebind set holder_ids = holder_ids || $2::uuid where id = $1', [
    rebindId,
    person.personId,
  ]);
  const me = { ...w.three, personId: person.personId };
  await assert.rejects(
    w.as(tx => finishTask(w.engine, tx, taskId, { outcome: 'agree' }, me)),
    barred,
  );
  await assert.rejects(
    w.as(tx => takeTask(w.engine, tx, taskId, me)),
    barred,
  );
  assert.equal((await w.rebind(rebindId)).state, 'open');
});

test('one member with two voices is one member', async () => {
  await w.as(tx => finishTask(w.engine, tx, taskId, { outcome: 'agree' }, w.one));
  await assert.rejects(
    w.as(tx => finishTask(w.engine, tx, taskId, { outcome: 'agree' }, w.one)),
    { code: 'task.not-yours' },
  );
  await assert.rejects(
    w.as(tx => transferTask(w.engine, tx, taskId, { accountId: w.two.accountId }, w.one)),
    { code: 'task.not-yours' },
  );
  assert.equal((await w.rebind(rebindId)).state, 'open');
});

test('a process of somebody’s own that calls the approval moves nothing: it has no rebinding to act on, and nobody agreed', async () => {
  const xml = bpmn(
    'steal',
    { s: 'startEvent', move: ['serviceTask', service('phone-binding.approve')], e: 'endEvent' },
    ['s -> move', 'move -> e'],
  );
  await w.as(async tx => {
    const { number } = await createProcess(w.engine, tx, { key: 'steal', name: 'steal', xml }, null);
    await putInForce(w.engine, tx, 'steal', number, null);
  });
  const alone = await w.as(tx => w.workflow.start(tx, { process: 'steal', data: { about: rebindId } }));
  assert.ok(alone.is_held);
  const about = await w.as(tx => w.workflow.start(tx, { process: 'steal', about: rebindId }));
  assert.ok(about.is_held);
  assert.equal((await w.rebind(rebindId)).state, 'open');
});
