import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { settingsFrom } from '../settings.ts';
import type { Command } from './command.ts';
import { lawParamsCommand } from './law.ts';
import { lawExplainCommand } from './law-explain.ts';

let world: TestDatabase;
before(async () => {
  world = await testDatabase();
});
after(() => world.close());

const settings = settingsFrom({ DATABASE_URL: 'postgres://here/renshi', DATA_DIR: '/nowhere' }, '/');

async function run(command: Command, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await command.run(args, {
    settings,
    cwd: '/',
    open: async () => ({
      settings,
      clock: world.clock,
      secrets: openKeyring({ folder: mkdtempSync(join(tmpdir(), 'law-keys-')) }),
      database: { ...world.database, close: async () => {} },
    }),
    out: line => out.push(line),
    err: line => err.push(line),
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

async function someone(role: string): Promise<(work: (tx: Tx) => Promise<unknown>) => Promise<unknown>> {
  const accountId = newId();
  await world.database.ownerQuery(
    `insert into account (id, kind, username, display_name) values ($1, 'person', $2, $2)`,
    [accountId, role],
  );
  await world.database.ownerQuery(
    `insert into access_grant (id, account_id, role_id, valid) select $1, $2, id, '[2020-01-01,)' from access_role where code = $3`,
    [newId(), accountId, role],
  );
  const actor = { kind: 'person' as const, accountId, personId: null, name: role };
  return work => world.database.as(actor, { requestId: null, ip: null, command: 'test' }, work);
}

test('with --local the values in force here answer, as they do on the page; without it the shipped ones do', async () => {
  const id = newId();
  const [drafts, decides] = [await someone('payroll-officer'), await someone('administrator')];
  await drafts(tx =>
    sql`insert into law_change (id, path, first_on, value, instrument, status)
      values (${id}, 'overtime/multiples/weekday', '2026-01-01', '"2"', '本单位规定', 'verified')`.execute(tx),
  );
  const asked = ['overtime.pay', '--input', '{"monthlyBase":"21750.00","weekdayHours":"2"}', '--on', '2026-06-01'];
  assert.match(
    (await run(lawExplainCommand, ...asked, '--local')).out,
    /weekday .* 375\.00/,
    'a draft is not in force',
  );
  await decides(tx => sql`update law_change set state = 'in-force' where id = ${id}`.execute(tx));
  const local = await run(lawExplainCommand, ...asked, '--local');
  assert.match(local.out, /weekday .* 500\.00/);
  assert.match(local.out, /本单位规定/);
  const shipped = await run(lawExplainCommand, ...asked);
  assert.match(shipped.out, /weekday .* 375\.00/);
  assert.match(shipped.err, /加 --local/, 'and says that there are others');
  const { out } = await run(lawParamsCommand, 'overtime/multiples/weekday', '--local', '--on', '2026-06-01');
  assert.match(out, /\n {4}2026-01-01 {2}2 .*本单位补录/);
});
