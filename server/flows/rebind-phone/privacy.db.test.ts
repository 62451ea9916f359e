import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { holdsAction } from '#platform/access/holds-action.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { commentCase, seen, watchCase } from '#platform/workflow/commands/case-acts.ts';
import { askAbout } from '#platform/workflow/commands/task-acts.ts';
import { refuseUnattached } from '#platform/workflow/files.ts';
import { readBoard } from '#platform/workflow/queries/board.ts';
import { listCases } from '#platform/workflow/queries/list-cases.ts';
import { readCase } from '#platform/workflow/queries/read-case.ts';
import { readTask } from '#platform/workflow/queries/read-task.ts';
import { type RebindCaseWorld, rebindCaseWorld } from './factory.ts';

/** What a rebinding's case holds about somebody else is seen by the desk alone, through every door. */
let w: RebindCaseWorld;
beforeEach(async () => {
  w = await rebindCaseWorld();
});
afterEach(() => w.close());

const me = (accountId: string): Me => ({ accountId, personId: null, name: '某人' });
const as = <T>(who: Me, work: Parameters<typeof w.database.as<T>>[2]) =>
  w.database.as({ kind: 'person', ...who }, w.origin(), work);
const refuses = (code: string) => (fault: unknown) => (fault as { code?: string }).code === code;

test('who reads the cases of the unit finds no rebinding: not in lists, by id, on the board, nor in its rows', async () => {
  const { caseId } = await w.open(w.applicant);
  const hr = me(await w.member('hr-specialist'));
  const now = w.clock.now();
  assert.equal(await as(hr, async tx => holdsAction(tx, 'case.read')), true);
  await assert.rejects(
    as(hr, tx => readCase(w.engine, tx, caseId, hr, () => false)),
    refuses('case.not-found'),
  );
  await assert.rejects(
    as(hr, tx => seen(tx, caseId)),
    refuses('case.not-found'),
  );
  assert.deepEqual((await as(hr, tx => listCases(tx, { box: 'all' }, hr, now))).items, []);
  const board = await as(hr, tx => readBoard(tx, 30, now));
  assert.deepEqual([board.units, board.late], [[], []]);
  assert.equal(
    board.processes.find(each => each.key === 'phone-rebinding'),
    undefined,
  );
  for (const table of ['workflow_case', 'workflow_task', 'workflow_member', 'workflow_entry', 'workflow_wait'] as const)
    assert.deepEqual(await as(hr, tx => tx.selectFrom(table).selectAll().execute()), [], table);
  // A case that is not confidential stays theirs to read: the rule narrows, it doesn't shut.
  await w.database.ownerQuery('update workflow_case set is_confidential = false where id = $1', [caseId]);
  assert.equal((await as(hr, tx => listCases(tx, { box: 'all' }, hr, now))).items.length, 1);
});

test('who mends processes sees where it stands, and neither what was filled in nor what was said', async () => {
  const { caseId } = await w.open(w.applicant);
  await w.as(tx => commentCase(w.engine, tx, caseId, { text: '何原主的社保登记有疑' }, w.one));
  const seenBy = (who: Me) => as(who, tx => readCase(w.engine, tx, caseId, who, () => true));
  const frame = await seenBy(w.admin);
  assert.equal(frame.state, 'running');
  assert.ok(frame.tasks.length > 0 && frame.may.mend);
  assert.deepEqual([frame.data, frame.entries, frame.may.comment, frame.may.watch], [{}, [], false, false]);
  assert.doesNotMatch(JSON.stringify(frame), /何原主/);
  await assert.rejects(
    as(w.admin, tx => refuseUnattached(tx, caseId, w.one.accountId)),
    refuses('case.not-found'),
  );
  const whole = await seenBy(w.one);
  assert.ok('verdict' in whole.data && whole.entries.some(entry => /何原主/.test(entry.text)));
  // Nor may he become one who sees more.
  await assert.rejects(
    w.as(tx => watchCase(tx, caseId, true, w.admin)),
    refuses('case.confidential'),
  );
});

test('a word in it brings nobody new to see it; whoever has a part may be mentioned', async () => {
  const { caseId } = await w.open(w.applicant);
  const task = await w.taskOf(w.one, /核对/);
  const outsider = await w.member('employee');
  await assert.rejects(
    w.as(tx => commentCase(w.engine, tx, caseId, { text: '请看', mentions: [outsider] }, w.one)),
    refuses('case.confidential'),
  );
  await assert.rejects(
    w.as(tx => askAbout(w.engine, tx, task!.id, { accountIds: [outsider], question: '？' }, w.one)),
    refuses('case.confidential'),
  );
  await w.as(tx => commentCase(w.engine, tx, caseId, { text: '请看', mentions: [w.two.accountId] }, w.one));
});

test('each correction names its record, and links to the archive for whoever may see it', async () => {
  await w.say(w.applicant, 'social-insurance');
  await w.open(w.applicant);
  await w.finish(w.one, 'agree');
  await w.finish(w.two, 'agree');
  const task = await w.taskOf(w.three, /更正/);
  assert.equal(task?.subject, `何原主（${await numberOf(w.holder.personId)}）· 人事「联系方式」手机号码 · 138****0001`);
  const detail = await as(w.three, tx => readTask(w.engine, tx, task!.id, w.three));
  assert.deepEqual(detail.person, { id: w.holder.personId, name: '何原主' });
  assert.equal((detail.data.source as { personId: string }).personId, w.holder.personId);
  // Row security answers for the link: without the archive there is none.
  await w.database.ownerQuery(
    "delete from access_role_permission where action like 'people.%' and role_id = (select id from access_role where code = 'data-steward')",
    [],
  );
  assert.equal((await as(w.three, tx => readTask(w.engine, tx, task!.id, w.three))).person, null);
});

async function numberOf(personId: string): Promise<unknown> {
  return (await w.database.ownerQuery('select number from person where id = $1', [personId]))[0]?.number;
}
