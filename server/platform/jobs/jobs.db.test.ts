import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { defineRefusals } from '#kernel/refusal.ts';
import { systemActor } from '#platform/database/actor.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { createJobs, type Jobs } from './jobs.ts';

const logger = createLogger({ level: 'silent' });
const origin = { requestId: null, ip: null, command: 'test' };
const refuse = defineRefusals('jobs-test', { no: { status: 422, zh: '不行', en: 'No' } });
let test_: TestDatabase;
let jobs: Jobs;

before(async () => {
  test_ = await testDatabase();
  jobs = createJobs(test_.database, logger);
  let failures = 0;
  jobs.define<{ n: number }>('count', async run => {
    for (let i = 1; i <= run.data.n; i++) run.report(i, run.data.n, `第 ${i} 行`);
    return { counted: run.data.n };
  });
  jobs.define('refuse', async () => {
    throw refuse.no();
  });
  jobs.define('fail-once', async () => {
    if (failures++ === 0) throw new Error('the first time');
    return { failures };
  });
  jobs.define(
    'fail-always',
    async () => {
      throw new Error('bank 6222021234567890123 is broken');
    },
    { retries: 0 },
  );
  jobs.define('endless', async run => {
    run.report(1, 10);
    await new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)));
    return undefined;
  });
  await jobs.work();
});
after(async () => {
  await jobs.stop(1000);
  await test_.close();
});

const as = <T>(work: Parameters<typeof test_.database.as<T>>[2]) =>
  test_.database.as(systemActor('setup'), origin, work);
const start = (name: string, data: object = {}) =>
  as(tx => jobs.start(tx, name, data, { title: name, accountId: null }));
const row = (id: string) => as(tx => tx.selectFrom('job_run').selectAll().where('id', '=', id).executeTakeFirst());

async function until(id: string, ...states: string[]) {
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await row(id);
    if (found && states.includes(found.state)) return found;
    assert.ok(Date.now() < end, `the run is still ${found?.state}`);
    await wait(20);
  }
}

test('a run starts soon after its transaction commits, and its row tells how far it came and what came of it', async () => {
  const begun = Date.now();
  const done = await until(await start('count', { n: 7 }), 'done');
  assert.ok(Date.now() - begun < 2000, `took ${Date.now() - begun} ms`);
  assert.deepEqual([done.done, done.total, done.note, done.result], [7, 7, '第 7 行', { counted: 7 }]);
  assert.ok(done.started_at && done.ended_at);
});

test('a transaction that is undone asks for no run', async () => {
  let id = '';
  await assert.rejects(
    as(async tx => {
      id = await jobs.start(tx, 'count', { n: 1 }, { title: 'x', accountId: null });
      throw new Error('undone');
    }),
    /undone/,
  );
  await wait(300);
  assert.equal(await row(id), undefined);
});

test('a refusal ends the run with its code and words', async () => {
  const failed = await until(await start('refuse'), 'failed');
  assert.deepEqual([failed.error_code, failed.error_text], ['jobs-test.no', '不行']);
});

test('a fault lets it start again; without retries left the reader is told, without the values', async () => {
  assert.deepEqual((await until(await start('fail-once'), 'done', 'failed')).result, { failures: 2 });
  const failed = await until(await start('fail-always'), 'failed');
  assert.equal(failed.error_code, 'job.fault');
  assert.doesNotMatch(failed.error_text ?? '', /6222/);
});

test('a running one hears that it is cancelled, shows progress meanwhile, and the next one runs', async () => {
  const id = await start('endless');
  await until(id, 'running');
  while (!jobs.progressOf(id)?.done) await wait(10);
  assert.deepEqual(jobs.progressOf(id), { done: 1, total: 10, note: '' });
  await as(tx => jobs.cancel(tx, id));
  assert.ok((await until(id, 'cancelled')).ended_at);
  await assert.rejects(
    as(tx => jobs.cancel(tx, id)),
    { code: 'job.ended' },
  );
  await assert.rejects(
    as(tx => jobs.cancel(tx, '00000000-0000-7000-8000-000000000000')),
    { code: 'job.not-found' },
  );
  await until(await start('count', { n: 1 }), 'done');
});

test('what a dead process left is taken again at the next start, and answers for its health', async () => {
  const id = await start('endless');
  await until(id, 'running');
  assert.equal(jobs.alive(), true);
  await jobs.stop(100);
  assert.equal(jobs.alive(), false);
  // As after kill -9: the queue and the row both still say that it runs.
  await test_.database.ownerQuery(
    `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 hour' where id = $1`,
    [id],
  );
  await test_.database.ownerQuery(`update job_run set state = 'running' where id = $1`, [id]);
  const next = createJobs(test_.database, logger);
  next.define('endless', async () => ({ taken: 'again' }));
  await next.work();
  assert.deepEqual((await until(id, 'done')).result, { taken: 'again' });
  await next.stop(100);
});
