import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { wanted } from '#modules/phone-binding/factory.ts';
import { expediteRebind, watchRebind, withdrawRebind } from '#modules/phone-binding/index.ts';
import { mendCase } from '#platform/workflow/commands/case-acts.ts';
import { readBoard } from '#platform/workflow/queries/board.ts';
import { type RebindCaseWorld, rebindCaseWorld } from './factory.ts';
import { beginRebind } from './hear-news.ts';

/** 手机号解绑 from the applicant's proof to each of its ends. */
let w: RebindCaseWorld;
beforeEach(async () => {
  w = await rebindCaseWorld();
});
afterEach(() => w.close());

const boundTo = async () =>
  (
    await w.database.ownerQuery(
      "select person_id from phone_binding b where ended_at is null and phone_masked = '138****0001'",
      [],
    )
  ).map(row => row.person_id);
const entriesOf = async (caseId: string) => (await w.read(caseId)).entries.map(each => [each.kind, each.byName]);

test('sources that speak for the applicant: one member agrees, the number moves, the stale record is corrected', async () => {
  await w.say(w.applicant, 'social-insurance');
  await w.asSystem(tx => tx.updateTable('account').set({ phone: null }).where('id', '=', w.holder.accountId).execute());
  await w.database.ownerQuery('delete from person_contact where person_id = $1', [w.holder.personId]);
  await w.say(w.applicant, 'organization-department', '13800000002');
  const { rebindId, caseId, number, code } = await w.open(w.applicant);
  const task = await w.taskOf(w.one, /一人/);
  assert.ok(task, 'one member suffices');
  // Tuesday noon: a working day ends at the close of Wednesday; the applicant is promised what the task says.
  assert.equal(task.dueAt, '2026-11-25T10:00:00.000Z');
  const seen = await watchRebind(w.deps, { number, code }, w.origin());
  assert.equal(seen.dueAt, task.dueAt);
  assert.equal(seen.steps[1]?.at, null, 'nobody has looked yet');
  await w.session(w.applicant.accountId);
  await w.session(w.holder.accountId);
  await w.finish(w.one, 'agree');
  assert.deepEqual(await boundTo(), [w.applicant.personId]);
  const after = await watchRebind(w.deps, { number, code }, w.origin());
  assert.equal(after.state, 'approved');
  assert.deepEqual(
    after.steps.map(step => [step.code, step.state]),
    [
      ['asked', 'done'],
      ['checking', 'done'],
      ['decided', 'done'],
    ],
  );
  assert.equal(await w.openSessions(w.applicant.accountId), 0);
  const kept = await w.rebind(rebindId);
  assert.deepEqual(kept.decided_by, [w.one.accountId]);
  assert.match(String(kept.decision_note), /已核对/);
  // The binding is done; what departments hold wrongly is a task of its own, three working days long.
  const { corrections } = await w.work(rebindId, w.two);
  assert.equal(corrections.length, 1);
  assert.equal(corrections[0]?.dueAt, '2026-11-27T10:00:00.000Z');
  assert.equal((await w.read(caseId)).state, 'running');
  await w.finish(w.two, 'corrected');
  assert.equal((await w.read(caseId)).state, 'done');
  const [source] = await w.database.ownerQuery(
    'select state, corrected_by from phone_source where rebind_id = $1 order by id',
    [rebindId],
  );
  assert.deepEqual([source?.state, source?.corrected_by], ['corrected', w.two.accountId]);
});

test('sources disagree: one voice is not two; both people are told, neither of the other', async () => {
  await w.say(w.applicant, 'social-insurance');
  const { rebindId, caseId } = await w.open(w.applicant);
  await w.session(w.holder.accountId);
  assert.ok(await w.taskOf(w.one, /两人/));
  await w.finish(w.one, 'agree');
  assert.equal((await w.rebind(rebindId)).state, 'open');
  assert.ok((await w.rebind(rebindId)).checking_at, 'the desk has taken it up');
  const half = await w.work(rebindId, w.two);
  assert.equal(half.decision?.needed, 2);
  assert.deepEqual(half.voices.filter(each => each.state === 'done').length, 1);
  assert.ok(half.decision?.isMine);
  assert.equal((await w.work(rebindId, w.one)).decision?.isMine, false, 'he has spoken');
  await w.finish(w.two, 'agree');
  assert.equal((await w.rebind(rebindId)).state, 'approved');
  assert.deepEqual(
    new Set((await w.rebind(rebindId)).decided_by as string[]),
    new Set([w.one.accountId, w.two.accountId]),
  );
  assert.equal(await w.openSessions(w.holder.accountId), 0);
  const told = w.notices.filter(each => each.kind === 'phone.moved');
  assert.deepEqual(
    told.map(each => each.to),
    [[w.applicant.accountId], [w.holder.accountId]],
  );
  for (const [notice, other] of [
    [told[0], w.holder],
    [told[1], w.applicant],
  ] as const)
    assert.ok(!JSON.stringify(notice).includes(other.name), JSON.stringify(notice));
  assert.equal(w.sender.told(wanted).length, 1, 'who has no account is told by text message');
  // The holder's archive still has the number: his record is the one to correct.
  await w.finish(w.three, 'corrected');
  assert.equal((await w.read(caseId)).state, 'done');
});

test('one refusal ends it; the applicant is told a fixed reason, the note stays at the desk', async () => {
  await w.say(w.applicant, 'social-insurance');
  const { rebindId, caseId, number, code } = await w.open(w.applicant);
  await w.finish(w.one, 'agree');
  await assert.rejects(w.finish(w.two, 'not-proven', ' '), { code: 'task.reason-required' });
  await w.finish(w.two, 'not-proven', '组织部登记的是何原主');
  const kept = await w.rebind(rebindId);
  assert.deepEqual([kept.state, kept.refused_why, kept.decided_by], ['refused', 'not-proven', [w.two.accountId]]);
  assert.equal((await w.read(caseId)).state, 'refused');
  const seen = await watchRebind(w.deps, { number, code }, w.origin());
  assert.ok(!JSON.stringify(seen).includes('何原主'));
  assert.deepEqual(
    w.notices.filter(each => each.kind === 'phone.moved').map(each => each.to),
    [[w.applicant.accountId]],
    'for the holder nothing has changed',
  );
  assert.deepEqual(await boundTo(), []);
});

test('the applicant takes it back: the desk has nothing to do any more', async () => {
  const { caseId, number, code } = await w.open(w.applicant);
  await withdrawRebind(w.deps, { number, code }, w.origin());
  assert.ok(await w.taskOf(w.one, /两人/));
  await w.outbox.deliverDue();
  assert.equal((await w.read(caseId)).state, 'withdrawn');
  assert.equal(await w.taskOf(w.one, /核对/), undefined);
});

test('decided in the moment in which it was taken back: nothing moves', async () => {
  const { caseId, rebindId, number, code } = await w.open(w.applicant);
  await w.finish(w.one, 'agree');
  await withdrawRebind(w.deps, { number, code }, w.origin());
  await w.finish(w.two, 'agree');
  assert.equal((await w.rebind(rebindId)).state, 'withdrawn');
  assert.equal((await w.read(caseId)).state, 'withdrawn');
  assert.deepEqual(await boundTo(), []);
});

test('somebody else came to hold the number meanwhile: the evidence is attached anew and all voices are asked again', async () => {
  const { rebindId } = await w.open(w.applicant);
  await w.finish(w.one, 'agree');
  await w.asSystem(async tx => {
    await tx.updateTable('account').set({ phone: null }).where('id', '=', w.holder.accountId).execute();
    await tx.updateTable('account').set({ phone: wanted }).where('id', '=', w.third.accountId).execute();
  });
  w.clock.pass(60_000);
  await w.finish(w.two, 'agree');
  assert.equal((await w.rebind(rebindId)).state, 'open');
  assert.deepEqual(await boundTo(), []);
  assert.equal((await w.work(rebindId, w.one)).voices.filter(each => each.state === 'done').length, 0);
  await w.finish(w.one, 'agree');
  assert.equal((await w.rebind(rebindId)).state, 'open', 'voices from before don’t count');
  await w.finish(w.two, 'agree');
  assert.equal((await w.rebind(rebindId)).state, 'approved');
});

test('one member sufficed when he was asked, two when he agreed: the second is asked for', async () => {
  await w.say(w.applicant, 'social-insurance');
  await w.asSystem(tx => tx.updateTable('account').set({ phone: null }).where('id', '=', w.holder.accountId).execute());
  await w.database.ownerQuery('delete from person_contact where person_id = $1', [w.holder.personId]);
  const { rebindId } = await w.open(w.applicant);
  assert.ok(await w.taskOf(w.one, /一人/));
  // A holder of the case as it stands is written beside it, and a department speaks for him.
  await w.database.ownerQuery('update phone_rebind set holder_ids = array[$2]::uuid[] where id = $1', [
    rebindId,
    w.holder.personId,
  ]);
  await w.say(w.holder, 'organization-department');
  await w.asSystem(tx =>
    tx.updateTable('account').set({ phone: wanted }).where('id', '=', w.holder.accountId).execute(),
  );
  w.clock.pass(60_000);
  await w.finish(w.one, 'agree');
  assert.equal((await w.rebind(rebindId)).state, 'open');
  assert.ok(await w.taskOf(w.two, /两人/));
});

test('a fault while the number moves leaves everything as it was, and the case held until it is mended', async () => {
  await w.say(w.applicant, 'social-insurance');
  const { rebindId, caseId } = await w.open(w.applicant);
  const before = await snapshot();
  await w.session(w.holder.accountId);
  w.faults.set('phone-binding.approve', () => {
    throw new Error('the disk is full');
  });
  await w.finish(w.one, 'agree');
  assert.deepEqual(await w.finish(w.two, 'agree'), { caseEnded: false, isHeld: true });
  assert.deepEqual(await snapshot(), before, 'nothing moved');
  assert.equal(await w.openSessions(w.holder.accountId), 1);
  assert.equal((await w.rebind(rebindId)).state, 'open');
  const [incident] = (await w.read(caseId)).incidents;
  assert.equal(incident?.code, 'service-failed');
  w.faults.clear();
  await w.as(tx => mendCase(w.engine, tx, caseId, { how: 'retry', reason: '磁盘已清理' }, w.admin));
  assert.equal((await w.rebind(rebindId)).state, 'approved');
  assert.deepEqual(await boundTo(), [w.applicant.personId]);
});

const snapshot = () =>
  w.database.ownerQuery(
    `select (select json_agg(b order by id) from phone_binding b)::text as bindings, (select json_agg(s order by id) from phone_source s)::text as sources,
      (select json_agg(json_build_array(id, phone) order by id) from account)::text as accounts, (select json_agg(c order by id) from person_contact c)::text as contacts`,
    [],
  );

test('expedited by the applicant: four working hours are left; late, the administrator hears of it and the board shows it', async () => {
  const { rebindId, caseId, number, code } = await w.open(w.applicant);
  await expediteRebind(w.deps, { number, code }, w.origin());
  await w.outbox.deliverDue();
  const seen = await watchRebind(w.deps, { number, code }, w.origin());
  const shortened = await w.taskOf(w.one, /核对/);
  assert.equal(seen.dueAt, shortened?.dueAt);
  assert.ok(seen.dueAt && seen.dueAt < '2026-11-25T10:00:00.000Z', seen.dueAt ?? '');
  assert.equal(shortened?.expedited, 1);
  assert.ok((await entriesOf(caseId)).some(([kind, by]) => kind === 'expedited' && by === w.applicant.name));
  w.clock.set(new Date('2026-11-26T02:00:00Z'));
  await w.workflow.doDue();
  const late = w.notices.filter(each => each.kind === 'task.late');
  assert.ok(late.some(each => each.to.includes(w.admin.accountId)));
  const board = await w.as(tx => readBoard(tx, 90, w.clock.now()));
  assert.ok(board.late.some(each => each.caseId === caseId));
  assert.ok((await w.work(rebindId, w.one)).decision?.isLate);
});

test('the news told again begins no second case', async () => {
  const { rebindId, caseId } = await w.open(w.applicant);
  assert.equal(await w.as(tx => beginRebind(w.workflow, tx, rebindId)), null);
  const cases = await w.database.ownerQuery('select id from workflow_case where about = $1', [rebindId]);
  assert.deepEqual(cases, [{ id: caseId }]);
});

test('too few members: held where an administrator sees it, with the day promised all the same; taken back even so', async () => {
  await w.say(w.applicant, 'social-insurance');
  await w.database.ownerQuery("update account set status = 'disabled' where id = any($1::uuid[])", [
    [w.two.accountId, w.three.accountId],
  ]);
  const { caseId, number, code } = await w.open(w.applicant);
  const held = await w.read(caseId);
  assert.ok(held.isHeld);
  assert.ok((await watchRebind(w.deps, { number, code }, w.origin())).dueAt);
  assert.ok(w.notices.some(each => each.kind === 'case.held' && each.to.includes(w.admin.accountId)));
  await withdrawRebind(w.deps, { number, code }, w.origin());
  await w.outbox.deliverDue();
  assert.equal((await w.read(caseId)).state, 'withdrawn');
});
