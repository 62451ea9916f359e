import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { type ProcessWorld, processWorld } from '#flows/processes/factory.ts';
import { createProcess, putInForce } from '#platform/workflow/commands/edit-process.ts';
import { startEmbeddedServer } from '#testing/embedded-server.ts';
import { composeWork, domainTable, models, openFrom, workHard } from './works.ts';

/** Processes that work on cases on one PostgreSQL server, and are killed like by a power cut, a hundred times. */
const skip = process.env.RENSHI_TEST_DATABASE === 'postgres' ? false : 'needs a PostgreSQL server';
const kills = Number(process.env.RENSHI_KILLS ?? 100);
const beside = 3;

let w: ProcessWorld;
let env: Record<string, string>;
let program: string;
let stopServer = async () => {};

before(async () => {
  if (skip) return;
  const server = await startEmbeddedServer();
  stopServer = server.stop;
  process.env.RENSHI_TEST_PG_URL ??= server.url;
  w = await processWorld();
  await w.database.ownerQuery(domainTable);
  await w.database.ownerQuery(`grant select, insert on written to ${w.database.appRole}`);
  const [{ name }] = (await w.database.ownerQuery('select current_database() as name')) as [{ name: string }];
  const url = new URL(process.env.RENSHI_TEST_PG_URL);
  url.pathname = `/${name}`;
  const app = new URL(url);
  app.username = w.database.appRole;
  app.password = 'test-only';
  env = {
    WORK_URL: url.toString(),
    WORK_APP_URL: app.toString(),
    WORK_ME: JSON.stringify(w.manager),
  };
  program = await inOneFile();
  // With the services that the workers have.
  const { engine } = composeWork(w.database);
  for (const [key, xml] of Object.entries(models))
    await w.asSystem(async tx => {
      await createProcess(engine, tx, { key, name: key, xml }, null);
      await putInForce(engine, tx, key, 1, null);
    });
});
after(async () => {
  if (skip) return;
  await w.close();
  rmSync(dirname(program), { recursive: true, force: true });
  await stopServer();
});

/** The worker in one file starts in a quarter of the time. */
async function inOneFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'renshi-kills-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'child.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'esnext',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true, target: 'node' },
  });
  return join(folder, 'child.mjs');
}

/** Starts a worker, lets it work for a random moment, and kills it. */
async function killOne(): Promise<void> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let faults = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    faults += text;
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  await wait(Math.random() * 200);
  assert.equal(child.exitCode, null, `a worker ended by itself:\n${faults}`);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const count = async (text: string) => Number((await w.database.ownerQuery(text))[0]?.n);

test('killed a hundred times amid its work, nothing is lost and nothing is done twice', {
  skip,
  timeout: 600_000,
}, async () => {
  let left = kills;
  const loop = async () => {
    while (left-- > 0) await killOne();
  };
  await Promise.all(Array.from({ length: beside }, loop));
  const begun = await count(
    `select count(*) as n from workflow_case c join workflow_process p on p.id = c.process_id where p.key = 'teller'`,
  );
  assert.ok(begun >= kills / 4, `only ${begun} cases were begun`);

  // What the dead left is taken up by the living, without anything being mended.
  const database = await openFrom(env);
  const until = Date.now() + 60_000;
  const rest = () => count(`select count(*) as n from workflow_case where state = 'running'`);
  let isDone = false;
  const watch = (async () => {
    while (Date.now() < until) {
      await wait(200);
      const waiting = await count(`select count(*) as n from outbox_event where state = 'waiting'`);
      if ((await rest()) === 0 && waiting === 0) break;
    }
    isDone = true;
  })();
  await Promise.all([workHard(database, w.manager, { until: () => isDone }), watch]);
  await database.close();

  assert.equal(await rest(), 0, 'every case came to its end');
  const at = async (text: string) => w.database.ownerQuery(text);
  const states = await at(
    `select p.key, c.state, count(*)::int as n from workflow_case c join workflow_process p on p.id = c.process_id group by 1, 2 order by 1`,
  );
  const all = await count(
    `select count(*) as n from workflow_case c join workflow_process p on p.id = c.process_id where p.key = 'teller'`,
  );
  assert.deepEqual(states, [
    { key: 'begun', state: 'done', n: all },
    { key: 'hearer', state: 'done', n: all },
    { key: 'teller', state: 'done', n: all },
  ]);
  // Three rows of each teller, one of each hearer and one of each that a message began: not one more, not one less.
  assert.deepEqual(
    await at(`select p.key, n, count(*)::int as cases from
      (select case_id, count(*)::int as n from written group by 1) r join workflow_case c on c.id = r.case_id join workflow_process p on p.id = c.process_id
      group by 1, 2 order by 1`),
    [
      { key: 'begun', n: 1, cases: all },
      { key: 'hearer', n: 1, cases: all },
      { key: 'teller', n: 3, cases: all },
    ],
  );
  for (const [what, text] of Object.entries({
    'a timer fired twice or never': `select count(*) as n from (select case_id from workflow_step where node = 't' group by 1 having count(*) <> 1) x`,
    'a wait is left': 'select count(*) as n from workflow_wait',
    'a task is left open': `select count(*) as n from workflow_task where state = 'open'`,
    'an incident': 'select count(*) as n from workflow_incident',
    'a step that never ended': 'select count(*) as n from workflow_step where left_at is null',
    'a message nobody heard': `select count(*) as n from outbox_event where state <> 'delivered'`,
  }))
    assert.equal(await count(text), 0, what);
});
