import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { systemActor } from '#platform/database/actor.ts';
import { createSignIn } from '#platform/sign-in/sign-in.ts';
import { openGround } from '#server/ground.ts';
import { settingsFrom } from '#server/settings.ts';
import { startEmbeddedServer } from './embedded-server.ts';
import { callApi, type Reply, type ServerProcess, startServerProcess } from './server-process.ts';

/** Two processes beside each other on one PostgreSQL, as an installation runs them behind a proxy; and one that is killed. */
const folder = mkdtempSync(join(tmpdir(), 'renshi-processes-'));
const origin = { requestId: null, ip: null, command: 'test' };
const password = 'a quiet lake at dusk';
const settings = { RENSHI_JOB_SILENCE: '10' };
const rows = 12_000;
let stopPostgres = async () => {};
let databaseUrl: string;
let one: ServerProcess;
let two: ServerProcess;
const database = () => new pg.Client({ connectionString: databaseUrl });

/** About processes on a server, so once is enough: in the run that is on a server. */
const skip = process.env.RENSHI_TEST_DATABASE === 'postgres' ? false : 'needs a PostgreSQL server';

before(async () => {
  if (skip) return;
  const postgres = await startEmbeddedServer();
  stopPostgres = postgres.stop;
  const name = `renshi_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const made = new URL(postgres.url);
  made.pathname = `/${name}`;
  databaseUrl = made.toString();
});
after(async () => {
  await Promise.all([one?.kill(), two?.kill()]);
  await stopPostgres();
  rmSync(folder, { recursive: true, force: true });
});

async function query(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = database();
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function signInTo(
  server: ServerProcess,
  login: string,
  secret = password,
): Promise<Reply & { cookie: string | null }> {
  return callApi(server, null, 'POST', '/session', { login, password: secret });
}

async function until<T>(what: string, withinMs: number, ask: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + withinMs; ; await wait(100)) {
    const found = await ask();
    if (found !== null) return found;
    assert.ok(Date.now() < end, `not within ${withinMs / 1000} s: ${what}`);
  }
}

test('two that start at the same moment on an empty database make one installation', { skip }, async () => {
  [one, two] = await Promise.all([
    startServerProcess(databaseUrl, folder, settings),
    startServerProcess(databaseUrl, folder, settings),
  ]);
  assert.equal([one.password, two.password].filter(each => each !== null).length, 1, 'one administrator, told once');
  assert.equal((await query('select from account')).length, 1);
  for (const each of [one, two]) assert.equal((await fetch(`${each.url}/health`)).status, 200);

  const ground = await openGround(settingsFrom({ DATABASE_URL: databaseUrl, DATA_DIR: folder }, '/'));
  const signIn = createSignIn({ database: ground.database, secrets: ground.secrets, clock: ground.clock });
  await ground.database.as(systemActor('setup'), origin, async tx => {
    const account = { displayName: '人事', roles: [{ code: 'hr-specialist' }], demoPassword: password };
    await signIn.createAccount(tx, { ...account, username: 'hr' });
    await signIn.createAccount(tx, { ...account, username: 'guessed' });
  });
  await ground.database.close();
});

test('a session that began at one is good at the other, and ends at both', { skip }, async () => {
  const { cookie } = await signInTo(one, 'hr');
  const asked = await callApi(two, cookie, 'GET', '/session');
  assert.deepEqual([asked.status, asked.body.username], [200, 'hr']);
  assert.equal((await callApi(two, cookie, 'DELETE', '/session')).status, 204);
  assert.equal((await callApi(two, cookie, 'GET', '/session')).status, 401, 'at once where it ended');
  await until('the other process sees the end of the session', 4_000, async () =>
    (await callApi(one, cookie, 'GET', '/session')).status === 401 ? true : null,
  );
});

test('guesses are counted together: whoever changes process gets no further tries', { skip }, async () => {
  const codes: unknown[] = [];
  for (let i = 0; i < 6; i++) codes.push((await signInTo(i % 2 ? one : two, 'guessed', 'wrong')).body.code);
  assert.deepEqual(codes, [...Array(5).fill('sign-in.wrong'), 'sign-in.wait']);
  await query(
    `update sign_in_attempt set failures = 9, next_allowed_at = null where subject like 'account:%' and account_id = (select id from account where username = 'guessed')`,
  );
  assert.equal((await signInTo(one, 'guessed', 'wrong')).body.code, 'sign-in.wrong');
  assert.equal((await signInTo(two, 'guessed')).body.code, 'sign-in.locked', 'though the password is right now');
});

test('a process counts the calls that come to it, and one that has had its fill does not shut out at the other', {
  skip,
}, async () => {
  const { cookie } = await signInTo(one, 'hr');
  const nobody = '01a20c7c-8019-72a7-a143-000000000000';
  const ask = async (server: ServerProcess) =>
    (await callApi(server, cookie, 'POST', `/people/${nobody}/reveal`, { group: 'identity', versionId: nobody }))
      .status;
  const statuses: number[] = [];
  for (let i = 0; i < 61; i++) statuses.push(await ask(one));
  assert.deepEqual([statuses[59], statuses[60]], [404, 429]);
  assert.equal(await ask(two), 404);
});

/** A roster of invented people, whose numbers are their own. */
function roster(mark: string): FormData {
  const lines = ['工号,姓名,手机号,入职日期'];
  for (let n = 0; n < rows; n++)
    lines.push(`${mark}${n},员工${mark}${n},1${mark === 'A' ? '37' : '38'}${String(n).padStart(8, '0')},2024-01-02`);
  const form = new FormData();
  form.set('file', new Blob([lines.join('\n')], { type: 'text/csv' }), `花名册${mark}.csv`);
  return form;
}

type Job = { id: string; state: string; done: number; error: unknown };
const readJob = async (server: ServerProcess, cookie: string | null, id: unknown) =>
  (await callApi(server, cookie, 'GET', `/jobs/${id}`)).body as unknown as Job;
const ended = (server: ServerProcess, cookie: string | null, id: unknown) =>
  until('the job ends', 90_000, async () => {
    const job = await readJob(server, cookie, id);
    return job.state === 'waiting' || job.state === 'running' ? null : job;
  });
const under = (server: ServerProcess, cookie: string | null, id: unknown) =>
  until('the job is under way', 30_000, async () => {
    const job = await readJob(server, cookie, id);
    assert.ok(job.state === 'waiting' || job.state === 'running', `${job.state} before it was seen to run`);
    return job.state === 'running' && job.done > 0 ? job : null;
  });

test('a job runs in one process, its progress is seen at the other, and is cancelled from there', {
  skip,
}, async () => {
  const { cookie } = await signInTo(one, 'hr');
  const upload = await callApi(one, cookie, 'POST', '/imports', roster('A'));
  assert.equal(upload.status, 200, JSON.stringify(upload.body));
  const check = await callApi(two, cookie, 'POST', `/imports/${upload.body.id}/check`, {});
  const id = check.body.jobRunId;
  await Promise.all([under(one, cookie, id), under(two, cookie, id)]);
  assert.equal((await callApi(one, cookie, 'POST', `/jobs/${id}/cancel`)).status, 204);
  assert.equal((await ended(two, cookie, id)).state, 'cancelled');
});

test('a process that is killed amid an import loses nothing and doubles nothing: another goes on', {
  skip,
}, async () => {
  await two.stop();
  const { cookie } = await signInTo(one, 'hr');
  const upload = await callApi(one, cookie, 'POST', '/imports', roster('B'));
  const path = `/imports/${upload.body.id}`;

  // While it checks: what was staged so far is thrown away and staged again.
  const check = await callApi(one, cookie, 'POST', `${path}/check`, {});
  await under(one, cookie, check.body.jobRunId);
  await one.kill();
  two = await startServerProcess(databaseUrl, folder, settings);
  assert.deepEqual((await ended(two, cookie, check.body.jobRunId)).state, 'done');
  const checked = await callApi(two, cookie, 'GET', path);
  assert.deepEqual([checked.body.state, checked.body.rows, checked.body.created], ['checked', rows, rows]);

  // While it writes: all people come in one transaction or none.
  const commit = await callApi(two, cookie, 'POST', `${path}/commit`, { mode: 'good-rows' });
  assert.equal(commit.status, 200, JSON.stringify(commit.body));
  await under(two, cookie, commit.body.jobRunId);
  await two.kill();
  assert.deepEqual(await query('select from person'), [], 'nothing half-written');
  one = await startServerProcess(databaseUrl, folder, settings);
  assert.equal((await ended(one, cookie, commit.body.jobRunId)).state, 'done');

  const found = await query(`select
    (select count(*)::int from person where not is_withdrawn) as people, (select count(distinct number)::int from person) as numbers,
    (select count(*)::int from person_contact) as contacts, (select count(*)::int from assignment) as assignments,
    (select count(*)::int from employment_version) as terms, (select count(*)::int from import_person) as noted`);
  assert.deepEqual(found, [{ people: rows, numbers: rows, contacts: rows, assignments: 0, terms: rows, noted: rows }]);
  const imported = await callApi(one, cookie, 'GET', path);
  assert.deepEqual([imported.body.state, imported.body.created], ['done', rows]);
  assert.equal(await one.stop(), 0);
});
