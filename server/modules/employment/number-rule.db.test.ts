import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { NumberRule } from '#contract/number-rule.ts';
import { newId } from '#kernel/id.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { createPerson } from './commands/create-person.ts';
import { readNumberRule, setNumberRule, takeNumbers } from './number-rule.ts';

let db: TestDatabase;
let unitId: string;
const setup = systemActor('setup');
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  db.database.as(actor, { requestId: null, ip: null, command: 'test' }, work);
const folder = mkdtempSync(join(tmpdir(), 'renshi-keys-'));
const secrets = openKeyring({ folder });
const made = async (number?: string) => {
  const { id } = await as(setup, tx =>
    createPerson(
      tx,
      { secrets, clock: db.clock },
      {
        basic: { name: '某人' },
        employment: { on: '2026-01-01', unitId, ...(number === undefined ? {} : { number }) },
        confirmDuplicates: true,
      },
    ),
  );
  return (await db.database.ownerQuery('select number from person where id = $1', [id]))[0]?.number;
};
const rule = (set: Partial<NumberRule>) =>
  as(setup, async tx => setNumberRule(tx, { ...(await readNumberRule(tx)), ...set }));

before(async () => {
  db = await testDatabase();
  unitId = await as(setup, tx => buildUnit(tx, { name: '财务部' }));
});
after(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test('without a rule a person without a number has none; with one he gets the next that nobody ever had', async () => {
  assert.equal(await made(), '');
  assert.deepEqual(await rule({ isOn: true, prefix: 'R', width: 4, next: 8 }), {
    isOn: true,
    prefix: 'R',
    width: 4,
    next: 8,
  });
  assert.equal(await made('R0009'), 'R0009');
  assert.equal(await made(), 'R0008');
  assert.equal(await made('  '), 'R0010');
  assert.equal((await as(setup, readNumberRule)).next, 11);
  await rule({ isOn: false });
  assert.equal(await made(), '');
});

test('a number outgrows its width rather than repeat, and a transaction that fails gives its number back', async () => {
  await rule({ isOn: true, prefix: '', width: 2, next: 99 });
  await assert.rejects(
    as(setup, async tx => {
      assert.deepEqual(await takeNumbers(tx, 3), ['99', '100', '101']);
      throw new Error('broken off');
    }),
  );
  assert.deepEqual(await as(setup, tx => takeNumbers(tx, 2)), ['99', '100']);
});

test('whoever may not create persons takes no number, and only who keeps the system’s settings changes the rule', async () => {
  const account = async (role: string): Promise<Actor> => {
    const id = newId();
    await db.database.ownerQuery(
      `insert into account (id, kind, username, display_name) values ($1, 'person', $2, 'x')`,
      [id, `${role}-${id}`],
    );
    await db.database.ownerQuery(
      `insert into access_grant (id, account_id, role_id, valid) select gen_random_uuid(), $1, id, '[2020-01-01,)' from access_role where code = $2`,
      [id, role],
    );
    return { kind: 'person', accountId: id, personId: null, name: role };
  };
  const hr = await account('hr-specialist');
  const auditor = await account('auditor');
  assert.equal((await as(hr, readNumberRule)).isOn, true);
  assert.equal((await as(auditor, readNumberRule)).isOn, false);
  assert.equal((await as(hr, tx => takeNumbers(tx, 1))).length, 1);
  await assert.rejects(
    as(auditor, tx => takeNumbers(tx, 1)),
    (fault: { code?: string }) => fault.code === '42501',
  );
  await as(hr, tx => setNumberRule(tx, { isOn: false, prefix: 'X', width: 1, next: 1 })).catch(() => {});
  assert.equal((await as(setup, readNumberRule)).isOn, true);
});
