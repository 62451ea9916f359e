import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import type { SheetRow, Workbook } from '#platform/workbook/cell.ts';
import type { Archive } from './archive.ts';
import type { Custom } from './custom.ts';
import type { Indexes } from './indexes.ts';
import { type FindUpdates, type Judged, judgeOf, type Reach } from './judge.ts';
import type { KnownGrades } from './known.ts';
import type { CodeAliases } from './rules/cell-readers.ts';
import { startCheck } from './rules/check-rows.ts';
import type { Column } from './rules/find-header.ts';
import { withGrades } from './rules/match-grade.ts';
import type { KnownUnit } from './rules/normalise-unit.ts';
import type { Problem } from './rules/problem.ts';
import { updatesFor } from './update-people.ts';

export type FileCheck = {
  readonly workbook: Workbook;
  readonly sheet: string;
  readonly headerUntil: number;
  readonly columns: readonly Column[];
  /** Null leaves units unchecked. */
  readonly units: readonly KnownUnit[] | null;
  readonly aliases?: CodeAliases;
  readonly grades: KnownGrades;
  readonly today: CivilDate;
  readonly archive: Archive;
  /** Null where no column fills a custom field. */
  readonly custom: Custom | null;
  readonly indexes: Indexes;
  readonly reach: Reach;
  /** Cells that a person wrote over, put in before the row is read. */
  readonly mend?: (row: SheetRow) => SheetRow;
  /** Runs the look-up of a batch among the persons on file; null where there are none. */
  readonly asked: (<T>(work: (tx: Tx) => Promise<T>) => Promise<T>) | null;
  /** After each batch, in the order of the sheet. */
  readonly took: (rows: Judged[], soFar: number) => Promise<void>;
  readonly signal?: AbortSignal;
};

const batchSize = 1000;

/** Reads and judges every row of a sheet, a batch at a time. Returns the problems of rows that share what must be unique. */
export async function checkFile(file: FileCheck): Promise<Problem[]> {
  const needs = {
    units: file.units,
    today: file.today,
    ...(file.aliases ? { aliases: file.aliases } : {}),
    ...(file.custom ? { custom: file.custom.readers(file.columns) } : {}),
  };
  const check = withGrades(startCheck(file.columns, needs), file.grades.all, file.grades.read);
  const findUpdates: FindUpdates = (tx, matched) => updatesFor(tx, file.archive, matched, file.indexes, file.today);
  const judge = judgeOf(check, file.indexes, file.reach, findUpdates, file.custom);
  let held: SheetRow[] = [];
  let soFar = 0;
  const settle = async () => {
    file.signal?.throwIfAborted();
    const rows = held;
    held = [];
    const judged = await (file.asked ? file.asked(tx => judge.batch(tx, rows)) : judge.batch(null, rows));
    soFar += judged.length;
    await file.took(judged, soFar);
  };
  for await (const batch of file.workbook.batches(file.sheet)) {
    for (const row of batch) {
      if (row.row <= file.headerUntil) continue;
      held.push(file.mend ? file.mend(row) : row);
      if (held.length >= batchSize) await settle();
    }
  }
  if (held.length > 0) await settle();
  return check.duplicates.withinFile();
}
