import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ExportAsk, ExportRequest } from '#contract/export.ts';
import { shippedProcesses } from '#flows/processes/index.ts';
import { newId } from '#kernel/id.ts';
import { buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { compose, type House } from '#server/compose.ts';
import { settingsFrom } from '#server/settings.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { loadModel } from '#workflow/load/load-model.ts';

/** Export by approval through the composed house: who may ask, approve and download what, and what an attacker gets. */
const origin = { requestId: null, ip: null, command: 'test' };
const password = 'a quiet lake at dusk';
const folder = mkdtempSync(join(tmpdir(), 'renshi-exports-'));
const card = identityNumber('1990-05-06', 41);
const phone = '13900000041';

/** `north`: granted for the northern company alone. */
const cast = {
  hr: [['hr-specialist', 'north']],
  hrAll: [['hr-specialist', '']],
  payroll: [['payroll-officer', '']],
  steward: [['data-steward', '']],
  northSteward: [['data-steward', 'north']],
  both: [
    ['hr-specialist', 'north'],
    ['data-steward', ''],
  ],
  admin: [['administrator', '']],
  auditor: [['auditor', '']],
  manager: [['manager', '']],
  employee: [['employee', '']],
  leaver: [['hr-specialist', 'north']],
} as const;
type Who = keyof typeof cast;

let world: TestDatabase;
let house: House;
const cookies = {} as Record<Who, string>;
const accounts = {} as Record<Who, string>;
const units = {} as Record<'north' | 'south', string>;
const reached = new Set<string>();
const taken = new Set<string>();

before(async () => {
  world = await testDatabase();
  const { database, clock } = world;
  const settings = settingsFrom({ DATA_DIR: folder, RENSHI_CALLS_PER_MINUTE: '1000000' }, folder);
  const secrets = openKeyring({ folder });
  house = await compose({ settings, clock, secrets, database }, createLogger({ level: 'silent' }));
  const deps = { secrets, clock };
  await setup(async tx => {
    const root = await buildUnit(tx, { name: '集团' });
    units.north = await buildUnit(tx, { name: '北方公司', parentId: root });
    units.south = await buildUnit(tx, { name: '南方公司', parentId: root });
    await buildPerson(tx, deps, {
      basic: { name: '李𠮷', birthOn: '1990-05-06', note: '' },
      unitId: units.north,
      contact: { phone },
      identity: [{ kind: 'identity-card', number: card }],
    });
    await buildPerson(tx, deps, { name: '=cmd|calc', unitId: units.north });
    for (let n = 0; n < 3; n++) await buildPerson(tx, deps, { name: `南方${n}`, unitId: units.south });
  });
  for (const who of Object.keys(cast) as Who[])
    await setup(async tx => {
      const personId = who === 'hr' ? await buildPerson(tx, deps, { name: '孙人事', unitId: units.north }) : null;
      const made = await house.signIn.createAccount(tx, {
        username: who.toLowerCase(),
        displayName: who,
        roles: cast[who].map(([code, where]) => ({ code, unitId: where === '' ? null : units.north })),
        personId,
        demoPassword: password,
      });
      accounts[who] = made.id;
    });
  await house.work();
  for (const who of Object.keys(cast) as Who[]) await signIn(who);
});
after(async () => {
  await house.stop();
  await world.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

const setup = <T>(work: (tx: Tx) => Promise<T>) => world.database.as(systemActor('setup'), origin, work);
const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);

async function signIn(who: Who): Promise<void> {
  const reply = await house.server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: who.toLowerCase(), password },
  });
  assert.equal(reply.statusCode, 200, `${who} ${reply.body}`);
  cookies[who] = String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

async function send(who: Who | null, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  return house.server.inject({
    method,
    url: `/api${url}`,
    headers: { 'x-renshi-request': '1', ...(who ? { cookie: cookies[who] } : {}) },
    ...(body === undefined ? {} : { payload: body }),
  });
}
async function ok<T>(who: Who, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<T> {
  const reply = await send(who, method, url, body);
  assert.ok(reply.statusCode < 300, `${who} ${method} ${url}: ${reply.statusCode} ${reply.body}`);
  return (reply.body === '' ? undefined : reply.json()) as T;
}
async function refused(who: Who | null, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<string> {
  const reply = await send(who, method, url, body);
  assert.ok(reply.statusCode >= 400 && reply.statusCode < 500, `${url}: ${reply.statusCode}`);
  return reply.json().code;
}

const list: ExportAsk = {
  kind: 'list',
  format: 'xlsx',
  columns: ['name', 'number', 'unit', 'identity', 'phone'],
};
const exportOf = async (who: Who, id: string): Promise<ExportRequest> => {
  const { items } = await ok<{ items: ExportRequest[] }>(who, 'GET', '/exports?limit=100');
  const found = items.find(each => each.id === id);
  assert.ok(found, 'his own export is in his list');
  return found;
};
async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
/** Asks, and waits for the case. */
async function ask(who: Who, what: ExportAsk, reason = '年度体检名单'): Promise<{ id: string; caseId: string }> {
  const { id } = await ok<{ id: string }>(who, 'POST', '/exports', { ask: what, reason });
  await house.outbox.deliverDue();
  const { caseId } = await until('case', async () => {
    const row = await exportOf(who, id);
    return row.caseId ? row : null;
  });
  return { id, caseId: caseId! };
}
async function taskOf(who: Who, caseId: string): Promise<string | null> {
  for (const box of ['mine', 'group']) {
    const { items } = await ok<{ items: { id: string; caseId: string }[] }>(who, 'GET', `/tasks?box=${box}&limit=200`);
    const found = items.find(each => each.caseId === caseId);
    if (found) return found.id;
  }
  return null;
}
async function decide(who: Who, caseId: string, outcome: 'agree' | 'refuse', comment = ''): Promise<void> {
  const task = await taskOf(who, caseId);
  assert.ok(task, `${who} has the task`);
  await ok(who, 'POST', `/tasks/${task}/finish`, { outcome, comment });
  await walked(caseId);
}
const state = (who: Who, id: string, wanted: string) =>
  until(wanted, async () => {
    const row = await exportOf(who, id);
    return row.state === wanted ? row : null;
  });
async function walked(caseId: string): Promise<{ state: string; diagram: { passed: string[]; flows: string[] } }> {
  const read = await ok<{ state: string; incidents: unknown[]; diagram: { passed: string[]; flows: string[] } }>(
    'admin',
    'GET',
    `/cases/${caseId}`,
  );
  for (const node of read.diagram.passed) reached.add(node);
  for (const flow of read.diagram.flows) taken.add(flow);
  return read;
}
async function made(who: Who, what: ExportAsk): Promise<ExportRequest> {
  const { id, caseId } = await ask(who, what);
  await decide('steward', caseId, 'agree');
  return state(who, id, 'ready');
}
async function cellsOf(bytes: Buffer): Promise<string[][]> {
  const workbook = await openWorkbook(bytes);
  try {
    const rows: string[][] = [];
    for await (const row of workbook.rows()) rows.push(row.cells.map(cell => cell.text));
    return rows;
  } finally {
    workbook.close();
  }
}

test('only who may export asks, and finds what he would get: his units, by group, numbers masked unless asked for', async () => {
  for (const who of ['employee', 'manager', 'auditor', 'steward'] as const)
    assert.equal(await refused(who, 'POST', '/exports/measure', list), 'access.not-allowed', who);
  const mine = await ok<{ rows: number; groups: string[] }>('hr', 'POST', '/exports/measure', list);
  assert.deepEqual([mine.rows, mine.groups], [3, ['basic', 'identity', 'contact']]);
  const all = await ok<{ rows: number }>('hrAll', 'POST', '/exports/measure', list);
  assert.equal(all.rows, 6);
  assert.equal(await refused('payroll', 'POST', '/exports/measure', list), 'export.group-not-allowed');
  assert.equal(await refused('hr', 'POST', '/exports/measure', { ...list, columns: [] }), 'export.nothing-chosen');
  assert.equal(
    await refused('hr', 'POST', '/exports/measure', { ...list, query: { unitId: units.south } }),
    'export.nobody',
  );
  const south = await owner(`select id from person where unit_id = $1`, [units.south]);
  assert.equal(
    await refused('hr', 'POST', '/exports/measure', { ...list, personIds: south.map(row => row.id) }),
    'export.nobody',
  );
  assert.equal(await refused('hr', 'POST', '/exports', { ask: list, reason: '  ' }), 'export.reason-missing');
});

test('another approves; the file holds what was asked for, says whose it is, and is downloaded by who asked alone', async () => {
  const { id, caseId } = await ask('hr', list);
  assert.equal(await taskOf('hr', caseId), null);
  assert.ok(await taskOf('northSteward', caseId), 'trusted with the northern company');
  const one = await ok<{ data: Record<string, unknown> }>('steward', 'GET', `/cases/${caseId}`);
  assert.deepEqual([one.data.rows, one.data.sensitive], [3, '号码一律掩码']);
  await decide('northSteward', caseId, 'agree', '同意');
  const row = await state('hr', id, 'ready');
  assert.deepEqual([row.madeRows, row.approvedByName, row.decisionNote], [3, 'northSteward', '同意']);
  const reply = await send('hr', 'GET', row.link!);
  assert.equal(reply.statusCode, 200, reply.body);
  const cells = await cellsOf(reply.rawPayload);
  assert.match(cells[0]![0]!, new RegExp(`孙人事.*${row.number}.*northSteward.*年度体检名单`));
  assert.deepEqual(cells[1], ['姓名', '工号', '单位', '证件号码', '手机']);
  const text = JSON.stringify(cells);
  assert.ok(text.includes('李𠮷') && text.includes('=cmd|calc'));
  assert.ok(!text.includes(card) && !text.includes(phone), 'masked');
  assert.ok(text.includes(card.slice(-4)));

  for (const who of ['hrAll', 'auditor', 'admin', 'steward', 'employee'] as const)
    assert.equal(await refused(who, 'GET', row.link!), 'export.not-found', who);
  assert.equal((await send(null, 'GET', row.link!)).statusCode, 401);
  assert.equal(await refused('hr', 'GET', `/exports/${id}/file?key=guessed`), 'export.link-gone');
  assert.equal(await refused('hr', 'GET', `/exports/${newId()}/file?key=guessed`), 'export.not-found');
  for (let n = 2; n <= 3; n++) assert.equal((await send('hr', 'GET', row.link!)).statusCode, 200);
  assert.equal(await refused('hr', 'GET', row.link!), 'export.downloads-used');
  assert.equal((await exportOf('hr', id)).link, null);

  const notes = await owner(
    `select kind, account_id, person_ids from audit_entry where kind in ('people.export', 'export.download')`,
  );
  const export_ = notes.filter(each => each.kind === 'people.export');
  assert.equal(export_.flatMap(each => each.person_ids as string[]).length, 3, 'each person who stands in it');
  assert.ok(notes.every(each => each.account_id === accounts.hr));
  assert.equal(notes.filter(each => each.kind === 'export.download').length, 3);
  const seen = await ok<{ items: ExportRequest[] }>('auditor', 'GET', '/exports?whose=all');
  const audited = seen.items.find(each => each.id === id);
  assert.deepEqual([audited?.downloads, audited?.link, audited?.downloadedAt.length], [3, null, 3]);
  for (const who of ['employee', 'hrAll'] as const)
    assert.deepEqual((await ok<{ items: unknown[] }>(who, 'GET', '/exports?whose=all')).items, [], who);
});

test('nobody approves his own: not as a steward, not as a stand-in, not by the database itself', async () => {
  const { id, caseId } = await ask('both', list);
  assert.equal(await taskOf('both', caseId), null);
  const task = await taskOf('steward', caseId);
  assert.equal(await refused('both', 'POST', `/tasks/${task}/finish`, { outcome: 'agree' }), 'task.not-found');
  const stood = await send('steward', 'POST', '/delegations', {
    toAccountId: accounts.both,
    fromOn: '2026-11-24',
    untilOn: '2026-11-30',
    reason: '休假',
  });
  assert.ok(stood.statusCode < 500, stood.body);
  assert.equal(await taskOf('both', caseId), null, 'standing in gives no part in his own');
  const passed = await send('steward', 'POST', `/tasks/${task}/transfer`, { accountId: accounts.both });
  assert.ok(passed.statusCode >= 400 && passed.statusCode < 500, passed.body);
  for (const approver of ['both', 'hrAll', 'auditor'] as const)
    await assert.rejects(
      world.database.as(systemActor('workflow'), origin, tx =>
        tx
          .updateTable('export_request')
          .set({ state: 'approved', approved_by: accounts[approver] })
          .where('id', '=', id)
          .execute(),
      ),
      /another person|check constraint/,
      approver,
    );
  await ok('both', 'POST', `/exports/${id}/cancel`);
  await walked(caseId);
  assert.equal((await exportOf('both', id)).state, 'cancelled');
  assert.equal(await refused('hr', 'POST', `/exports/${id}/cancel`), 'export.not-found');
});

test('whoever is trusted with some units alone approves nothing that holds people of others', async () => {
  const { id, caseId } = await ask('hrAll', list);
  assert.equal(await taskOf('northSteward', caseId), null);
  await decide('steward', caseId, 'refuse', '人数与用途不符');
  const row = await exportOf('hrAll', id);
  assert.deepEqual([row.state, row.decisionNote], ['refused', '人数与用途不符']);
  assert.equal((await walked(caseId)).state, 'refused');
});

test('numbers in plain need the right to reveal, are told to the approver, and stand in an archive as PDF', async () => {
  const [li] = await owner(`select id from person where name = '李𠮷'`);
  const archive: ExportAsk = {
    kind: 'archive',
    format: 'pdf',
    personId: li!.id as string,
    sections: ['basic', 'identity', 'contact'],
    plain: ['identity'],
  };
  const { id, caseId } = await ask('hr', archive);
  const one = await ok<{ title: string; data: Record<string, unknown> }>('steward', 'GET', `/cases/${caseId}`);
  assert.match(one.title, /含完整号码/);
  assert.match(String(one.data.sensitive), /明文：证件/);
  await decide('steward', caseId, 'agree');
  const row = await state('hr', id, 'ready');
  const { rawPayload } = await send('hr', 'GET', row.link!);
  const text = await textOfPdf(rawPayload);
  assert.ok(text.includes(card), 'the identity number in plain');
  assert.ok(!text.includes(phone), 'the phone masked');
  assert.ok(text.split(row.number).length > 10, 'the mark over the page');
  const noRight = { ...archive, plain: ['bank'] };
  assert.equal(await refused('hr', 'POST', '/exports/measure', noRight), 'export.plain-not-allowed');
  const south = await owner(`select id from person where unit_id = $1 limit 1`, [units.south]);
  assert.equal(
    await refused('hr', 'POST', '/exports', { ask: { ...archive, personId: south[0]!.id }, reason: '好奇' }),
    'people.not-found',
  );
});

test('what who asked has lost before the making is not in the file; with nothing left there is none', async () => {
  const { id, caseId } = await ask('leaver', { ...list, plain: ['identity'] });
  const role = `(select id from access_role where code = 'hr-specialist')`;
  await owner(
    `delete from access_role_permission where role_id = ${role} and action = 'people.reveal' and field_group = 'identity'`,
  );
  await owner(
    `delete from access_role_permission where role_id = ${role} and action = 'people.read' and field_group = 'contact'`,
  );
  await decide('steward', caseId, 'agree');
  const row = await state('leaver', id, 'ready');
  const cells = await cellsOf((await send('leaver', 'GET', row.link!)).rawPayload);
  assert.deepEqual(cells[1], ['姓名', '工号', '单位', '证件号码']);
  assert.ok(!JSON.stringify(cells).includes(card));
  await owner(`insert into access_role_permission (id, role_id, action, field_group, scope)
    values (gen_random_uuid(), ${role}, 'people.reveal', 'identity', 'units'), (gen_random_uuid(), ${role}, 'people.read', 'contact', 'units')`);

  const next = await ask('leaver', list);
  await owner(`update access_grant set valid = '[2020-01-01,2026-11-01)' where account_id = $1`, [accounts.leaver]);
  await decide('steward', next.caseId, 'agree');
  const failed = await state('leaver', next.id, 'failed');
  assert.match(failed.error ?? '', /没有生成文件/);
  assert.equal(failed.link, null);
  await owner(`update access_grant set valid = '[2020-01-01,)' where account_id = $1`, [accounts.leaver]);
  const third = await ask('leaver', list);
  await owner(`update account set status = 'disabled' where id = $1`, [accounts.leaver]);
  await decide('steward', third.caseId, 'agree');
  const [row3] = await owner(`select state from export_request where id = $1`, [third.id]);
  assert.equal(row3?.state, 'refused', 'no file for an account that is closed');
});

test('a daily limit, set by the administrator, holds for each account, and reaching it is told to auditors', async () => {
  assert.equal(await refused('hr', 'GET', '/exports/settings'), 'access.not-allowed');
  const settings = await ok<{ dailyRows: number }>('admin', 'GET', '/exports/settings');
  await ok('admin', 'PUT', '/exports/settings', { ...settings, dailyRows: 8 });
  const { left } = await ok<{ left: number }>('hrAll', 'POST', '/exports/measure', list);
  assert.equal(left, 8, 'what was refused does not count');
  await ask('hrAll', list);
  assert.equal(await refused('hrAll', 'POST', '/exports', { ask: list, reason: '再来一份' }), 'export.limit-reached');
  const [alarm] = await owner(`select count(*)::int as n from notice where account_id = $1 and kind = 'system.alarm'`, [
    accounts.auditor,
  ]);
  assert.equal(alarm?.n, 1);
  await ok('admin', 'PUT', '/exports/settings', settings);
});

test('undecided for five working days it expires; a link expires after its hours and the file is gone', async () => {
  const row = await made('hr', list);
  const { id, caseId } = await ask('hr', list);
  world.clock.set('2026-11-26' as never);
  await signIn('hr');
  assert.equal(await refused('hr', 'GET', row.link!), 'export.link-gone');
  assert.equal((await exportOf('hr', row.id)).state, 'gone');
  world.clock.set('2026-12-03' as never);
  await house.workflow.doDue();
  for (const who of ['hr', 'admin'] as const) await signIn(who);
  await state('hr', id, 'expired');
  assert.equal((await walked(caseId)).state, 'done');
});

test('the shipped model was walked to every end, over every boundary event and flow', async () => {
  const shipped = shippedProcesses().find(each => each.key === 'export-approval');
  const model = (await loadModel(shipped!.xml)).processes[0]!;
  const rows = await owner(`select case_id from export_request where case_id is not null`);
  for (const row of rows) await walked(row.case_id as string);
  assert.deepEqual(
    [...model.nodes.keys()].filter(node => !reached.has(node)),
    [],
  );
  assert.deepEqual(
    [...model.flows.keys()].filter(flow => !taken.has(flow)),
    [],
  );
});

async function textOfPdf(bytes: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const texts: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    texts.push(items.map(item => ('str' in item ? item.str : '')).join(''));
  }
  await document.destroy();
  return texts.join('\n');
}
