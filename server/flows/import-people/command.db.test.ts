import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { importPeopleCommand } from './command.ts';
import { houseArchive } from './house-archive.ts';

const cases = new URL('rules/cases/', import.meta.url).pathname;
const roster = join(cases, 'roster-1200.xlsx');
const units = join(cases, 'units.json');
const folder = mkdtempSync(join(tmpdir(), 'renshi-import-'));
const out = join(folder, 'out.json');
const said: string[] = [];
let db: TestDatabase;

type Report = {
  rows: number;
  accepted: number;
  refused: number;
  created: number;
  unchanged: number;
  problems: { row: number; column: string; code: string }[];
  people: { row: number; values: Record<string, string | number> }[];
  error?: { code: string };
};
const report = (): Report => JSON.parse(readFileSync(out, 'utf8')) as Report;
const run = (...args: string[]) => {
  said.length = 0;
  return importPeopleCommand([...args, '--report', out], {
    database: db.database,
    secrets: openKeyring({ folder }),
    archive: houseArchive,
    clock: db.clock,
    say: line => said.push(line),
  });
};

/** Rows of every table that an import may write, runs apart. */
async function counts(): Promise<Record<string, number>> {
  const tables = await db.database.ownerQuery(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name ~ '^(person|employment|assignment|compensation|unit|post|import|audit_entry)' order by 1`,
  );
  const made: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.database.ownerQuery(`select count(*)::int as n from ${name}`);
    made[String(name)] = Number(row?.n);
  }
  return made;
}

before(async () => {
  db = await testDatabase();
});
after(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test('a dry run agrees with the key and writes nothing at all, not even the units', async () => {
  const before = await counts();
  assert.equal(await run(roster, '--dry-run', '--units', units), 1);
  const key = JSON.parse(readFileSync(join(cases, 'roster-1200.key.json'), 'utf8')) as {
    rows: number;
    accepted: number;
    key: { row: number; problems: { column: string; code: string }[]; clean?: Record<string, string | number> }[];
  };
  const made = report();
  assert.deepEqual([made.rows, made.accepted, made.refused], [key.rows, key.accepted, key.rows - key.accepted]);
  assert.deepEqual(
    made.problems.map(({ row, column, code }) => ({ row, column, code })),
    key.key.flatMap(({ row, problems }) => problems.map(problem => ({ row, ...problem }))),
  );
  assert.deepEqual(
    made.people,
    key.key.flatMap(({ row, clean }) => (clean ? [{ row, values: clean }] : [])),
  );
  assert.deepEqual(await counts(), before);
});

test('all or none writes nothing while a row is refused', async () => {
  const before = await counts();
  assert.equal(await run(roster, '--all-or-none', '--units', units), 1);
  assert.deepEqual(await counts(), before);
});

test('the roster goes in: 996 people, each within a unit; again, and nothing changes', async () => {
  assert.equal(await run(roster, '--units', units), 1);
  const first = await counts();
  assert.equal(first.person, 996);
  const [placed] = await db.database.ownerQuery(
    `select count(*)::int as n from person p join unit_version u using (unit_id) where p.employment_status in ('active', 'to-come') and u.name <> '本公司'`,
  );
  assert.equal(placed?.n, 996);
  assert.equal(await run(roster, '--units', units), 1);
  assert.deepEqual([report().accepted, report().created, report().unchanged], [996, 0, 996]);
  assert.deepEqual(await counts(), first);
});

test('a file or arguments of no use give 2, a sentence, and a report that says why', async () => {
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, '{"unit": 1}');
  const text = join(folder, 'story.csv');
  writeFileSync(text, '从前,有一座山\n山上,有一座庙\n');
  const fake = join(folder, 'fake.xlsx');
  writeFileSync(fake, Buffer.from('504b0304aaaaaaaa', 'hex'));
  for (const [args, code] of [
    [[join(folder, 'none.xlsx')], 'import.no-file'],
    [[roster, '--units', bad], 'import.units'],
    [[roster, '--sheet', '没有'], 'workbook.sheet-unknown'],
    [[text], 'roster.no-header'],
    [[fake], 'workbook.corrupt'],
  ] as const) {
    assert.equal(await run(...args), 2, code);
    assert.equal(report().error?.code, code);
    assert.match(said.join(''), /\p{Script=Han}/u);
  }
  assert.equal(
    await importPeopleCommand(['--wrong'], {
      database: null,
      secrets: null,
      archive: houseArchive,
      clock: db.clock,
      say: () => {},
    }),
    2,
  );
});

test('text that looks like a formula goes in and comes out as text', async () => {
  const file = join(folder, 'formula.csv');
  writeFileSync(file, '工号,姓名,部门,入职日期,备注\nF1,王小明,财务,2024-01-02,=1+1\n');
  assert.equal(await run(file), 0);
  const [row] = await db.database.ownerQuery(
    `select b.note, u.name as unit from person p join person_basic b on b.person_id = p.id join unit_version u using (unit_id) where p.number = 'F1'`,
  );
  assert.deepEqual({ ...row }, { note: '=1+1', unit: '财务部' });
});
