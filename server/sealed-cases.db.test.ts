import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { shippedProcesses } from '#flows/processes/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { commentCase } from '#platform/workflow/commands/case-acts.ts';
import { revealCaseValue } from '#platform/workflow/commands/reveal-value.ts';
import { saveTaskDraft } from '#platform/workflow/commands/task-acts.ts';
import { readTask } from '#platform/workflow/queries/read-task.ts';
import { type Cast, castOfWalks } from '#testing/walks/cast.ts';

/** A number that somebody has corrected is in no row that can be read while his case runs, or after. */

const [number, mistyped] = [identityNumber('1990-05-17', 803), identityNumber('1990-05-17', 805)];
const mask = (of: string) => `${'*'.repeat(14)}${of.slice(-4)}`;
const origin = { requestId: null, ip: null, command: 'test' };
let w: Cast;
let id = '';

before(async () => {
  w = await castOfWalks();
  await w.asSystem(async tx => {
    for (const shipped of shippedProcesses())
      if (shipped.key === 'archive-correction') await w.workflow.ship(tx, shipped);
  });
  const proof = [{ id: '00000000-0000-7000-8000-000000000001', name: '身份证.jpg', size: 1000 }];
  const data = { item: 'identity.number', way: 'mistake', current: '', wanted: number, reason: '号码录错', proof };
  ({ id } = await w.start('archive-correction', w.employee, data));
});
after(() => w.close());

/** The tables of which some row holds a text, looked at as the database's owner. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await w.database.ownerQuery(
    `select format('%I', table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  assert.ok(tables.length > 60);
  const looks = tables.map(
    ({ name }) => `select '${name}' as name where exists (select from ${name} t where t::text like '%' || $1 || '%')`,
  );
  return (await w.database.ownerQuery(looks.join(' union all '), [text])).map(row => String(row.name));
}
const nowhere = async () => {
  for (const each of [number, mistyped]) assert.deepEqual(await tablesWith(each), []);
};
const taskOf = async (me: Me) => {
  const [task] = await w.inbox(me);
  return task?.id ?? '';
};
const seenAs = <T>(me: Me, work: Parameters<typeof w.database.as<T>>[2]) =>
  w.database.as({ kind: 'person', accountId: me.accountId, personId: me.personId, name: me.name }, origin, work);
const reveal = (me: Me, field: string, taskId?: string) =>
  seenAs(me, tx => revealCaseValue(w.engine, tx, id, { field, ...(taskId ? { taskId } : {}) }, me));
const refused = (code: string) => (fault: { code?: string }) => fault.code === code;

test('the look would find a number that is kept in plain', async () => {
  assert.ok((await tablesWith('号码录错')).includes('workflow_case'));
});

test('what the applicant has filled in is sealed, and read by its last characters', async () => {
  await nowhere();
  const { data, sealed } = await w.read(id, w.employee);
  assert.deepEqual(sealed.sort(), ['value', 'wanted']);
  assert.equal(data.wanted, mask(number));
  assert.doesNotMatch(JSON.stringify(data), /\$sealed|v1\./, 'nor is the envelope given away');
});

test('a draft is sealed, whatever was typed, and shown so to who goes on with it', async () => {
  const task = await taskOf(w.hrA);
  await w.asSystem(tx => saveTaskDraft(w.engine, tx, task, { value: mistyped, byHand: false }, w.hrA));
  await nowhere();
  const read = await w.asSystem(tx => readTask(w.engine, tx, task, w.hrA));
  assert.equal(read.data.value, mask(mistyped));
  assert.equal(await reveal(w.hrA, 'value', task), mistyped);
  // Saved again as it is shown, it is what it was.
  await w.asSystem(tx => saveTaskDraft(w.engine, tx, task, { value: mask(mistyped), byHand: false }, w.hrA));
  assert.equal(await reveal(w.hrA, 'value', task), mistyped);
});

test('in full it is for the applicant and for who may reveal the numbers of the person, and each look is noted', async () => {
  assert.equal(await reveal(w.employee, 'wanted'), number);
  assert.equal(await reveal(w.hrB, 'wanted'), number);
  await assert.rejects(reveal(w.hrB, 'reason'), refused('case.not-sealed'));
  await assert.rejects(reveal(w.colleague, 'wanted'), refused('case.not-found'));
  await w.asSystem(tx =>
    commentCase(w.engine, tx, id, { text: '请看一下', mentions: [w.colleague.accountId] }, w.employee),
  );
  await assert.rejects(reveal(w.colleague, 'wanted'), refused('case.reveal-not-allowed'));
  const notes = await w.database.ownerQuery(`select 1 from audit_entry where body::text like '%case.reveal%'`);
  assert.equal(notes.length, 4);
  await nowhere();
});

test('two verify it by its mask, the archive gets the whole, and the case keeps the last characters', async () => {
  const agrees = (me: Me, value: string) => w.does(me, '两人核实证件号码', 'agree', { data: { value } })(id);
  await agrees(w.hrA, number);
  await nowhere();
  await agrees(w.hrB, mask(number));
  assert.equal((await w.read(id, w.admin)).state, 'done', await w.textsOf(id));
  const kept = await w.asSystem(tx =>
    sql<{
      envelope: string;
    }>`select number_envelope as envelope from person_identity where person_id = ${w.employee.personId}`.execute(tx),
  );
  assert.deepEqual(
    kept.rows.map(row => w.secrets.open(row.envelope)),
    [number],
  );
  assert.equal((await w.dataOf(id)).value, mask(number));
  await nowhere();
});
