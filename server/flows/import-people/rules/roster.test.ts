import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { startCheck } from './check-rows.ts';
import { findHeader } from './find-header.ts';
import { reportOn } from './report.ts';

type KeyRow = { row: number; problems: { column: string; code: string }[]; clean?: Record<string, string | number> };

const cases = new URL('cases/', import.meta.url);
const json = async <T>(name: string): Promise<T> => JSON.parse(await readFile(new URL(name, cases), 'utf8')) as T;

test('the reference roster agrees with its key: every clean value, every fault, nothing else', async () => {
  const key = await json<{ rows: number; accepted: number; key: KeyRow[] }>('roster-1200.key.json');
  const units = await json<{ unit: string; aliases: string[] }[]>('units.json');
  const workbook = await openWorkbook(new URL('roster-1200.xlsx', cases).pathname);
  const header = findHeader(await workbook.head(250));
  assert.ok(header);
  assert.equal(header.until, 2);
  const check = startCheck(header.columns, {
    units: units.map(({ unit, aliases }) => ({ name: unit, aliases })),
    today: '2026-11-24' as CivilDate,
  });
  const report = await reportOn(workbook.rows(), check, header.until);
  workbook.close();

  assert.equal(report.rows, key.rows);
  assert.deepEqual(
    report.problems.map(({ row, column, code }) => ({ row, column, code })),
    key.key.flatMap(({ row, problems }) => problems.map(problem => ({ row, ...problem }))),
  );
  assert.deepEqual(
    report.people,
    key.key.flatMap(({ row, clean }) => (clean ? [{ row, values: clean }] : [])),
  );
  assert.equal(report.accepted, key.accepted);
  assert.equal(report.refused, key.rows - key.accepted);
});
