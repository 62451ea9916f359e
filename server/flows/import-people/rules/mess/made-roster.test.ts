import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { startCheck } from '../check-rows.ts';
import { findRoster } from '../find-header.ts';
import { type ImportReport, reportOn } from '../report.ts';
import { dice } from './dice.ts';
import { anyHand, asCsv, asXlsx, type Written } from './made-file.ts';
import { madeUnits } from './made-person.ts';
import { type MadeRoster, madeRoster } from './made-roster.ts';

const people = 40;

async function reportOf(file: Buffer): Promise<ImportReport> {
  const workbook = await openWorkbook(file);
  try {
    const sheets = [];
    for (const name of workbook.sheets) sheets.push({ name, head: await workbook.head(250, name) });
    const found = findRoster(sheets);
    assert.ok(found);
    const check = startCheck(found.header.columns, { units: madeUnits, today: '2026-11-24' as CivilDate });
    return await reportOn(workbook.rows(found.sheet.name), check, found.header.until);
  } finally {
    workbook.close();
  }
}

/** Compares a row at a time, so that a failure shows the cells it is about. */
function assertAgrees(report: ImportReport, made: MadeRoster, label: string): void {
  const cells = (row: number) => made.rows[row - 1]?.cells.map(cell => cell.text);
  const told = report.problems.map(({ row, column, code }) => ({ row, column, code }));
  const wanted = made.key.problems;
  const same = (a: (typeof wanted)[number]) => (b: (typeof wanted)[number]) =>
    a.row === b.row && a.column === b.column && a.code === b.code;
  for (const each of told)
    assert.ok(
      wanted.some(same(each)),
      `${label}: ${JSON.stringify(each)} is no fault of ${JSON.stringify(cells(each.row))}`,
    );
  for (const each of wanted)
    assert.ok(
      told.some(same(each)),
      `${label}: ${JSON.stringify(each)} is missing of ${JSON.stringify(cells(each.row))}`,
    );
  for (const [i, person] of made.key.people.entries())
    assert.deepEqual(report.people[i], person, `${label}: row ${person.row} ${JSON.stringify(cells(person.row))}`);
  assert.equal(report.rows, people, label);
  assert.equal(report.accepted, made.key.people.length, label);
}

test('made rosters agree with their keys as workbooks, whoever wrote them', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const made = madeRoster(seed, people, true);
    const hand = anyHand(dice(seed * 31));
    assertAgrees(await reportOf(await asXlsx(made, hand)), made, `seed ${seed} ${JSON.stringify(hand)}`);
  }
});

test('made rosters agree with their keys as separated text in every encoding', async () => {
  const encodings: Written['encoding'][] = ['utf8', 'utf8-bom', 'utf16le', 'utf16be', 'gb18030'];
  for (let seed = 101; seed <= 140; seed++) {
    const made = madeRoster(seed, people);
    const written: Written = {
      encoding: encodings[seed % encodings.length] ?? 'utf8',
      separator: ([',', '\t', ';'] as const)[seed % 3] ?? ',',
    };
    const file = asCsv(made, written, seed % 2 === 0);
    assertAgrees(await reportOf(file), made, `seed ${seed} ${JSON.stringify(written)}`);
  }
});
