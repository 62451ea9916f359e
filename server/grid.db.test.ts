import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { guards } from '#server/guards.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';

/**
 * Role × table × deed × position. The expectations are written by hand from the roles' descriptions, and know nothing of how
 * rules are compiled. The actor stands in `unit`, to which the grant is bound; `team` is somebody whom he leads in a foreign unit.
 */
const positions = ['own', 'team', 'same', 'below', 'foreign', 'elsewhere'] as const;
type Position = (typeof positions)[number];
const unitsReached: Position[] = ['own', 'same', 'below'];
const everywhere: Position[] = [...positions];
const nowhere: Position[] = [];

type Group =
  | 'basic'
  | 'job'
  | 'identity'
  | 'contact'
  | 'family'
  | 'education'
  | 'work'
  | 'certificate'
  | 'reward'
  | 'bank'
  | 'compensation';
const groups: Group[] = [
  'basic',
  'job',
  'identity',
  'contact',
  'family',
  'education',
  'work',
  'certificate',
  'reward',
  'bank',
  'compensation',
];
const allBut = (...left: Group[]) => groups.filter(group => !left.includes(group));

type Expected = {
  reach: Position[];
  read: Group[];
  edit: Group[];
  /** Where the role may create persons, and so fill every part of a new archive. */
  create: Position[];
};
const expected: Record<string, Expected> = {
  employee: { reach: ['own'], read: groups, edit: [], create: nowhere },
  manager: {
    reach: ['team'],
    read: ['basic', 'job', 'education', 'certificate', 'reward'],
    edit: [],
    create: nowhere,
  },
  'hr-specialist': {
    reach: unitsReached,
    read: allBut('compensation'),
    edit: allBut('compensation'),
    create: unitsReached,
  },
  'payroll-officer': {
    reach: unitsReached,
    read: ['basic', 'job', 'identity', 'bank', 'compensation'],
    edit: ['bank', 'compensation'],
    create: nowhere,
  },
  'data-steward': {
    reach: everywhere,
    read: ['basic', 'job', 'identity', 'contact', 'education', 'certificate'],
    edit: ['basic', 'identity', 'contact'],
    create: nowhere,
  },
  auditor: { reach: everywhere, read: ['basic', 'job'], edit: [], create: nowhere },
  administrator: {
    reach: everywhere,
    read: allBut('compensation', 'bank'),
    edit: allBut('compensation', 'bank'),
    create: everywhere,
  },
};

/** The tables about persons by field group. A new one must be put here, or the first test fails. */
const tableGroups: Record<string, Group> = {
  person: 'basic',
  person_word: 'basic',
  person_basic: 'basic',
  person_identity: 'identity',
  person_contact: 'contact',
  person_family: 'family',
  person_education: 'education',
  person_work: 'work',
  person_certificate: 'certificate',
  person_reward: 'reward',
  person_bank: 'bank',
  employment: 'job',
  employment_version: 'job',
  assignment: 'job',
  compensation: 'compensation',
};
/** Never changed or deleted by anybody: anchors, the projection, and what was believed before. */
const isFixed = (table: string) => table === 'person' || table === 'employment' || table.endsWith('_past');

/** Not parts of the archive; their own grid stands beside their policy. */
const withOwnGrid = [
  'certificate',
  'certificate_file',
  'document',
  'document_version',
  'privacy_answer',
  'recognition_proposal',
];

const aboutPersons = guards.filter(
  guard => JSON.stringify(guard.read).includes('"reaches"') && !withOwnGrid.includes(guard.table),
);
const datedTables = new Set(aboutPersons.filter(guard => guard.dated).map(guard => guard.table));
const tables = aboutPersons.flatMap(({ table, dated }) => (dated ? [table, `${table}_past`] : [table]));

let world: TestDatabase;
const person = {} as Record<Position, string>;
const unit = { company: newId(), department: newId(), team: newId(), foreign: newId(), otherCompany: newId() };
const unitOf: Record<Position, string> = {
  own: unit.department,
  team: unit.foreign,
  same: unit.department,
  below: unit.team,
  foreign: unit.foreign,
  elsewhere: unit.otherCompany,
};
const rowOf = new Map<string, Record<string, unknown>>();

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  world.database.as(actor, { requestId: null, ip: null, command: 'grid' }, work);
const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);
const keyOf = (table: string) => (table === 'person' ? 'id' : 'person_id');
const liveOf = (table: string) => table.replace(/_past$/, '');

before(async () => {
  world = await testDatabase();
  await buildUnits();
  for (const position of positions) person[position] = await buildPerson(position);
  await owner('select person_refresh_leaders($1)', [Object.values(person)]);
  for (const table of tables) {
    for (const row of await owner(`select ${keyOf(table)} as person, to_jsonb(t) as row from ${table} t`))
      rowOf.set(`${table} ${row.person}`, row.row as Record<string, unknown>);
  }
});
after(() => world.close());

async function buildUnits(): Promise<void> {
  const tree: Array<[string, string | null]> = [
    [unit.company, null],
    [unit.department, unit.company],
    [unit.team, unit.department],
    [unit.foreign, unit.company],
    [unit.otherCompany, null],
  ];
  for (const [id, parent] of tree) {
    await owner('insert into unit values ($1)', [id]);
    await owner(
      `insert into unit_version (id, unit_id, valid, name, parent_id) values ($1, $2, '[2000-01-01,)', '单位', $3)`,
      [newId(), id, parent],
    );
  }
  await as(systemActor('setup'), tx => sql`select unit_reach_refresh()`.execute(tx));
}

/** Somebody with one row in every table, present and past. */
async function buildPerson(position: Position): Promise<string> {
  const id = newId();
  const employment = newId();
  const values: Record<string, string> = {
    basic: `name) values ($1, $2, '[2020-01-01,)', '某人'`,
    contact: `phone) values ($1, $2, '[2020-01-01,)', '13800000000'`,
    identity: `entry_id, kind, number_envelope, number_index, number_masked) values ($1, $2, '[2020-01-01,)', $1, 'id-card', 'x', 'x', 'x'`,
    family: `entry_id, name) values ($1, $2, '[2020-01-01,)', $1, '亲属'`,
    education: `entry_id, education_code) values ($1, $2, '[2020-01-01,)', $1, '20'`,
    work: `entry_id, employer) values ($1, $2, '[2020-01-01,)', $1, '前公司'`,
    certificate: `entry_id, name) values ($1, $2, '[2020-01-01,)', $1, '证书'`,
    reward: `entry_id, is_discipline, title) values ($1, $2, '[2020-01-01,)', $1, false, '嘉奖'`,
    bank: `entry_id, number_envelope, number_index, number_masked) values ($1, $2, '[2020-01-01,)', $1, 'x', 'x', 'x'`,
  };
  await owner('insert into person (id, unit_id) values ($1, $2)', [id, unitOf[position]]);
  for (const [table, rest] of Object.entries(values))
    await owner(`insert into person_${table} (id, person_id, valid, ${rest})`, [newId(), id]);
  await owner(`insert into person_word (person_id, words) values ($1, to_tsvector('simple', '某人'))`, [id]);
  await owner('insert into employment (id, person_id) values ($1, $2)', [employment, id]);
  await owner(
    `insert into employment_version (id, employment_id, person_id, valid) values ($1, $2, $3, '[2020-01-01,)')`,
    [newId(), employment, id],
  );
  await owner(
    `insert into assignment (id, entry_id, employment_id, person_id, valid, unit_id, manager_person_id)
     values ($1, $1, $2, $3, '[2020-01-01,)', $4, $5)`,
    [newId(), employment, id, unitOf[position], position === 'team' ? person.own : null],
  );
  await owner(
    `insert into compensation (id, entry_id, person_id, valid, amount_fen) values ($1, $1, $2, '[2020-01-01,)', 100)`,
    [newId(), id],
  );
  for (const table of datedTables)
    await owner(`insert into ${table}_past select clock_timestamp(), t.* from ${table} t where person_id = $1`, [id]);
  return id;
}

async function actorWith(role: string, valid = '[2020-01-01,)', status = 'active'): Promise<Actor> {
  const accountId = newId();
  // One account a person: the one before gives its person up.
  await owner('update account set person_id = null');
  await owner(
    `insert into account (id, kind, username, display_name, person_id, status) values ($1, 'person', $2, '某人', $3, $4)`,
    [accountId, accountId, person.own, status],
  );
  await owner(
    `insert into access_grant (id, account_id, role_id, unit_id, valid) select $1, $2, id, $3, $4::daterange from access_role where code = $5`,
    [newId(), accountId, unit.department, valid, role],
  );
  return { kind: 'person', accountId, personId: person.own, name: 'grid' };
}

/** At which positions a deed succeeds. Everything is undone afterwards. */
async function positionsOf(tx: Tx, work: (position: Position) => Promise<number>): Promise<Position[]> {
  const done: Position[] = [];
  for (const position of positions) {
    await sql`savepoint deed`.execute(tx);
    try {
      if ((await work(position)) > 0) done.push(position);
    } catch (fault) {
      // Row security comes before the key: a row that only the key refuses was allowed. Anything else is a mistake of this test.
      const { code } = fault as { code?: string };
      if (code === '23505') done.push(position);
      else if (code !== '42501') throw fault;
    }
    await sql`rollback to savepoint deed`.execute(tx);
  }
  return done;
}

async function readable(tx: Tx, table: string): Promise<Position[]> {
  const found = await sql<{ id: string }>`select ${sql.ref(keyOf(table))} as id from ${sql.table(table)}`.execute(tx);
  const ids = new Set(found.rows.map(row => row.id));
  return positions.filter(position => ids.has(person[position]));
}

/** A further row like the one that is there, on days that are free. */
async function insert(tx: Tx, table: string, position: Position): Promise<number> {
  const like = rowOf.get(`${table} ${person[position]}`);
  const row: Record<string, unknown> = { ...like, id: newId() };
  if ('valid' in row) row.valid = '[1990-01-01,1990-02-01)';
  if ('entry_id' in row) row.entry_id = newId();
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(
    tx,
  );
  return 1;
}

async function update(tx: Tx, table: string, position: Position): Promise<number> {
  const key = sql.ref(keyOf(table));
  const done = await sql`update ${sql.table(table)} set ${key} = ${key} where ${key} = ${person[position]}`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

async function remove(tx: Tx, table: string, position: Position): Promise<number> {
  const done = await sql`delete from ${sql.table(table)} where ${sql.ref(keyOf(table))} = ${person[position]}`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0);
}

test('every table about persons stands in the grid, with a row at every position', () => {
  assert.deepEqual(aboutPersons.map(guard => guard.table).sort(), Object.keys(tableGroups).sort());
  assert.equal(rowOf.size, tables.length * positions.length);
});

for (const [role, { reach, read, edit, create }] of Object.entries(expected)) {
  test(`what ${role} reads, adds, changes and deletes`, async () => {
    const actor = await actorWith(role);
    const found: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const table of tables) {
      const group = tableGroups[liveOf(table)]!;
      const reads = read.includes(group) ? reach : nowhere;
      const edits = edit.includes(group) ? reach : nowhere;
      wanted[table] = {
        read: reads,
        // A person is made by who creates persons; every part of an archive by who edits it, too.
        insert: table === 'person' ? create : positions.filter(each => edits.includes(each) || create.includes(each)),
        update: isFixed(table) ? nowhere : edits,
        delete: isFixed(table) ? nowhere : edits,
      };
      found[table] = await as(actor, async tx => ({
        read: await readable(tx, table),
        insert: await positionsOf(tx, position => insert(tx, table, position)),
        update: await positionsOf(tx, position => update(tx, table, position)),
        delete: await positionsOf(tx, position => remove(tx, table, position)),
      }));
    }
    assert.deepEqual(found, wanted);
  });
}

const nothing = {
  'a grant that ended yesterday': () => actorWith('administrator', '[2020-01-01,2026-11-24)'),
  'a grant that begins tomorrow': () => actorWith('administrator', '[2026-11-25,)'),
  'an account that is disabled': () => actorWith('administrator', '[2020-01-01,)', 'disabled'),
  'the sign-in of the system': async () => systemActor('sign-in'),
};
for (const [what, make] of Object.entries(nothing)) {
  test(`${what} gives nobody's rows`, async () => {
    const actor = await make();
    for (const table of tables) {
      const reached = await as(actor, async tx => [
        ...(await readable(tx, table)),
        ...(await positionsOf(tx, position => insert(tx, table, position))),
        ...(await positionsOf(tx, position => update(tx, table, position))),
        ...(await positionsOf(tx, position => remove(tx, table, position))),
      ]);
      assert.deepEqual(reached, [], table);
    }
  });
}

test('a grant that ends tomorrow counts today, and one without a unit reaches every unit', async () => {
  const actor = await actorWith('hr-specialist', '[2020-01-01,2026-11-25)');
  assert.deepEqual(await as(actor, tx => readable(tx, 'person_identity')), unitsReached);
  await owner('update access_grant set unit_id = null where account_id = $1', [
    (actor as { accountId: string }).accountId,
  ]);
  assert.deepEqual(await as(actor, tx => readable(tx, 'person_identity')), everywhere);
  assert.deepEqual(await as(actor, tx => readable(tx, 'compensation')), nowhere);
});
