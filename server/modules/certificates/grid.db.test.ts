import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { makeKeys } from '#platform/secrets/key-file.ts';
import { keyringOf } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';

/**
 * Role × table × deed × whose certificate. The actor stands in `department`, within which the grant is; expectations are written by hand.
 * At each position: a plain certificate, one with an identity number, one with pay.
 */
const positions = ['own', 'same', 'below', 'foreign'] as const;
type Position = (typeof positions)[number];
const within: Position[] = ['own', 'same', 'below'];
const sorts = ['plain', 'identity', 'pay'] as const;
type Sort = (typeof sorts)[number];

type Expected = { sees: Position[]; issues: Position[]; opens: Record<Sort, Position[]> };
const only = (opens: Position[]): Record<Sort, Position[]> => ({ plain: opens, identity: opens, pay: opens });
const expected: Record<string, Expected> = {
  employee: { sees: ['own'], issues: [], opens: only(['own']) },
  manager: { sees: ['own'], issues: [], opens: only(['own']) },
  'hr-specialist': { sees: within, issues: within, opens: { plain: within, identity: within, pay: ['own'] } },
  'payroll-officer': { sees: within, issues: within, opens: only(within) },
  'data-steward': { sees: ['own'], issues: [], opens: only(['own']) },
  auditor: { sees: ['own'], issues: [], opens: only(['own']) },
  administrator: { sees: ['own'], issues: [], opens: only(['own']) },
};

let world: TestDatabase;
let department = '';
const person = {} as Record<Position, string>;
const employment = {} as Record<Position, string>;
const row = new Map<string, string>();
const origin = { requestId: null, ip: null, command: 'grid' };
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);
let n = 0;

before(async () => {
  world = await testDatabase();
  const keys = makeKeys(new Date(0));
  const deps = { secrets: keyringOf(() => keys, 'environment'), clock: world.clock };
  await as(systemActor('setup'), async tx => {
    const company = await buildUnit(tx, { name: '公司' });
    department = await buildUnit(tx, { name: '部门', parentId: company });
    const team = await buildUnit(tx, { name: '班组', parentId: department });
    const foreign = await buildUnit(tx, { name: '别的部门', parentId: company });
    for (const [position, unitId] of [
      ['own', department],
      ['same', department],
      ['below', team],
      ['foreign', foreign],
    ] as const)
      person[position] = await buildPerson(tx, deps, { unitId });
  });
  for (const position of positions) {
    const [found] = await owner('select id from employment where person_id = $1', [person[position]]);
    employment[position] = String(found?.id);
    for (const sort of sorts) {
      const id = newId();
      row.set(`${position} ${sort}`, id);
      await owner(...certificate(id, position));
      await owner(...file(id, position, sort));
    }
  }
});
after(() => world.close());

function certificate(id: string, position: Position): [string, unknown[]] {
  n += 1;
  return [
    `insert into certificate (id, number, kind, person_id, employment_id, company, holder_masked, as_of, issued_on, code_index, digest)
     values ($1, $2, 'employment', $3, $4, '公司', '某*', '2026-11-24', '2026-11-24', 'x', repeat('0', 64))`,
    [id, `ZM-2026-${n}`, person[position], employment[position]],
  ];
}
function file(id: string, position: Position, sort: Sort): [string, unknown[]] {
  return [
    `insert into certificate_file (id, person_id, file_id, holds_pay, holds_identity) values ($1, $2, $1, $3, $4)`,
    [id, person[position], sort === 'pay', sort !== 'plain'],
  ];
}

/** At which positions a statement changes a row. Everything is undone afterwards. */
async function where(tx: Tx, statement: (position: Position) => [string, unknown[]]): Promise<Position[]> {
  const changed: Position[] = [];
  for (const position of positions) {
    await sql`savepoint deed`.execute(tx);
    try {
      const [text, values] = statement(position);
      const done = await tx.executeQuery({
        sql: text,
        parameters: values,
        query: sql`select 1`.compile(tx).query,
        queryId: { queryId: newId() },
      });
      if (Number(done.numAffectedRows ?? 0) > 0) changed.push(position);
    } catch (fault) {
      if ((fault as { code?: string }).code !== '42501') throw fault;
    }
    await sql`rollback to savepoint deed`.execute(tx);
  }
  return changed;
}

async function readable(tx: Tx, table: string, sort: Sort): Promise<Position[]> {
  const found = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(tx);
  const ids = new Set(found.rows.map(each => each.id));
  return positions.filter(position => ids.has(row.get(`${position} ${sort}`) ?? ''));
}

for (const [role, { sees, issues, opens }] of Object.entries(expected)) {
  test(`what ${role} sees, issues, revokes and opens`, async () => {
    await owner('update account set person_id = null');
    const actor = await as(systemActor('setup'), tx =>
      buildActor(tx, { role, personId: person.own, unitId: department }),
    );
    const found = await as(actor, async tx => ({
      sees: await readable(tx, 'certificate', 'plain'),
      issues: await where(tx, position => certificate(newId(), position)),
      revokes: await where(tx, position => [
        `update certificate set revoked_on = '2026-11-24', revoke_reason = '误' where id = $1`,
        [row.get(`${position} plain`)],
      ]),
      rewrites: await where(tx, position => [
        `update certificate set company = '别的', revoked_on = '2026-11-24', revoke_reason = '误' where id = $1`,
        [row.get(`${position} plain`)],
      ]),
      deletes: await where(tx, position => ['delete from certificate where id = $1', [row.get(`${position} plain`)]]),
      opens: {
        plain: await readable(tx, 'certificate_file', 'plain'),
        identity: await readable(tx, 'certificate_file', 'identity'),
        pay: await readable(tx, 'certificate_file', 'pay'),
      },
    }));
    assert.deepEqual(found, { sees, issues, revokes: issues, rewrites: [], deletes: [], opens });
  });
}

test('who calls without an account sees nothing, and takes no number', async () => {
  await as(systemActor('sign-in'), async tx => {
    assert.deepEqual(await readable(tx, 'certificate', 'plain'), []);
    assert.deepEqual(await readable(tx, 'certificate_file', 'plain'), []);
  });
  await assert.rejects(
    as(systemActor('sign-in'), tx => sql`select certificate_take_number(2026)`.execute(tx)),
    { code: '42501' },
  );
});
