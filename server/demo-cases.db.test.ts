import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { workdayAfter, workdayBefore } from '#demo/case.ts';
import { demoCases } from '#demo/cases.ts';
import { fillDemo } from '#demo/fill.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { systemActor } from '#platform/database/actor.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createSignIn } from '#platform/sign-in/sign-in.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { fillCases } from './demo-cases.ts';
import { settingsFrom } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'renshi-demo-cases-'));
const origin = { requestId: null, ip: null, command: 'test' };
let house: TestDatabase;
let made = 0;

before(async () => {
  house = await testDatabase();
  const { database, clock } = house;
  const secrets = openKeyring({ folder });
  const signIn = createSignIn({ database, secrets, clock, origins: [] });
  await fillDemo({ database, secrets, clock, signIn }, { people: 150 });
  const settings = settingsFrom({ DATA_DIR: folder }, folder);
  made = await fillCases({ database, secrets, clock, settings }, createLogger({ level: 'silent' }));
});
after(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = <R>(query: ReturnType<typeof sql<R>>) =>
  house.database.as(systemActor('workflow'), origin, async tx => (await query.execute(tx)).rows);

test('every case of the demo goes the way that is written down, and none is held', async () => {
  assert.equal(made, demoCases.length);
  const found = await rows(sql<{ state: string; held: number; n: number }>`
    select state, count(*) filter (where is_held)::int as held, count(*)::int as n from workflow_case group by state`);
  const count = (state: string) => found.find(each => each.state === state)?.n ?? 0;
  assert.ok(found.every(each => each.held === 0));
  assert.ok(count('running') >= 10 && count('done') >= 15 && count('refused') >= 2 && count('withdrawn') >= 1);
});

test('the demo accounts find work, some of it late, and what was done in time and late', async () => {
  const found = await rows(sql<{ who: string; open: number; late: number }>`
    select a.username as who, count(*)::int as open, count(*) filter (where t.due_at < ${house.clock.now()})::int as late
    from workflow_member m join workflow_task t on t.id = m.task_id and t.state = 'open' join account a on a.id = m.account_id
    where m.state in ('open', 'taken') group by a.username`);
  for (const who of ['manager', 'hr', 'steward', 'employee', 'payroll', 'auditor'])
    assert.ok((found.find(each => each.who === who)?.open ?? 0) > 0, who);
  const late = found.reduce((sum, each) => sum + each.late, 0);
  assert.ok(late > 0 && late < found.reduce((sum, each) => sum + each.open, 0), 'some are late, not all');
  const [told] = await rows(sql<{ stars: number; expedited: number; spread: number; late: number }>`
    select count(stars)::int as stars, count(*) filter (where expedited > 0)::int as expedited,
      (max(started_at)::date - min(started_at)::date) as spread,
      (select count(*)::int from workflow_task where state = 'done' and ended_at > due_at) as late from workflow_case`);
  assert.ok(told!.stars >= 12 && told!.expedited >= 1 && told!.spread > 60 && told!.late >= 1, JSON.stringify(told));
});

test('working days are counted over weekends', () => {
  const monday = '2026-11-23' as CivilDate;
  assert.equal(workdayBefore(monday, 1), '2026-11-20');
  assert.equal(workdayBefore(monday, 6), '2026-11-13');
  assert.equal(workdayAfter('2026-11-20' as CivilDate, 2), '2026-11-24');
});
