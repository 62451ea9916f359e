import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ShownChange } from './rules/person-updates.ts';
import type { Problem } from './rules/problem.ts';
import type { PersonReport } from './rules/report.ts';

export type Totals = {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  /** Of those accepted: newly on file (or to be, in a dry run), on file already with the same values, or with other ones. */
  readonly created: number;
  readonly unchanged: number;
  readonly differs: number;
};

/** What of a person on file a row would change; numbers masked. */
export type RowUpdate = { readonly row: number; readonly changes: readonly ShownChange[] };

/** Warnings keep no row out; of a large file the first ones tell enough. */
export const mostWarnings = 5_000;
export const mostUpdates = 5_000;

/** Writes the report as JSON, a piece at a time: as one text it would outweigh the import itself. */
export async function writeReport(
  path: string,
  totals: Totals,
  problems: readonly Problem[],
  warnings: readonly Problem[],
  people: Iterable<PersonReport>,
  updates: readonly RowUpdate[] | null,
): Promise<void> {
  await pipeline(Readable.from(pieces(totals, problems, warnings, people, updates)), createWriteStream(path));
}

function* pieces(
  totals: Totals,
  problems: readonly Problem[],
  warnings: readonly Problem[],
  people: Iterable<PersonReport>,
  updates: readonly RowUpdate[] | null,
): Generator<string> {
  yield JSON.stringify(totals).slice(0, -1);
  yield* list(',"problems":', problems);
  yield* list(',"warnings":', warnings.slice(0, mostWarnings));
  if (updates) yield* list(',"updates":', updates);
  yield* list(',"people":', people);
  yield '}\n';
}

const pieceLength = 1 << 16;

function* list(opening: string, items: Iterable<unknown>): Generator<string> {
  let piece = `${opening}[`;
  let first = true;
  for (const item of items) {
    piece += `${first ? '' : ','}\n${JSON.stringify(item)}`;
    first = false;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}]`;
}
