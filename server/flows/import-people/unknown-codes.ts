import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listUnknownCodes } from '#contract/import.ts';
import type { Tx } from '#platform/database/database.ts';
import { rejudgeWhere } from './aliases.ts';
import { fieldOfSet, labelsOf, rememberCode } from './code-aliases.ts';
import type { ImportDeps } from './deps.ts';
import { refuse } from './refusals.ts';
import { isFieldKey } from './roster-source.ts';
import { foldAlias, setOf } from './rules/code-fields.ts';
import { fieldOf } from './rules/fields.ts';
import { nearest } from './rules/similar.ts';
import { holdRun, type RunRow } from './runs.ts';

type Unknown = ReplyOf<typeof listUnknownCodes>['items'][number];

const mostSuggestions = 3;
const mostListed = 300;

/** Texts that are no code, the most frequent first; those that read the same stand together. */
export async function unknownCodes(tx: Tx, deps: ImportDeps, run: RunRow): Promise<Unknown[]> {
  const written = await writtenIn(tx, run.id);
  const grades = await deps.archive.grades(tx);
  const groups = Map.groupBy(written, each => `${each.set}\t${foldAlias(each.set, each.text)}`);
  const items = Array.from(groups.values(), ([first, ...others]): Unknown[] => {
    if (!first) return [];
    const labels = [...labelsOf(first.set, grades)].map(([code, label]) => ({ code, label }));
    return [
      {
        set: first.set,
        field: first.field,
        label: fieldOf(first.field).label,
        text: first.text,
        rows: others.reduce((sum, each) => sum + each.rows, first.rows),
        suggestions: nearest(first.text, labels, each => [each.label], mostSuggestions),
      },
    ];
  }).flat();
  return items.sort((a, b) => b.rows - a.rows).slice(0, mostListed);
}

async function writtenIn(tx: Tx, runId: string) {
  const { rows } = await sql<{
    written: string;
    rows: number;
  }>`select u as written, count(*)::int as rows from import_row r, unnest(r.unknown_codes) u
    where r.run_id = ${runId} and r.unknown_codes <> '{}' group by u order by 2 desc, 1 limit 5000`.execute(tx);
  return rows.flatMap(row => {
    const [field = '', text = ''] = row.written.split('\t');
    const set = isFieldKey(field) ? setOf(field) : null;
    return isFieldKey(field) && set ? [{ field, set, text, written: row.written, rows: row.rows }] : [];
  });
}

/** Remembers what a text means and judges anew the rows that wrote it, or what reads the same. */
export async function confirmCode(
  tx: Tx,
  deps: ImportDeps,
  id: string,
  wanted: { readonly set: string; readonly text: string; readonly code: string },
): Promise<void> {
  const run = await holdRun(tx, id, 'checked');
  const field = fieldOfSet(wanted.set);
  if (!field) throw refuse['code-set-unknown']({ set: wanted.set, field: '/body/set' });
  await rememberCode(tx, await deps.archive.grades(tx), wanted, run.account_id);
  const folded = foldAlias(wanted.set, wanted.text);
  const same = (await writtenIn(tx, id)).filter(
    each => each.field === field && foldAlias(each.set, each.text) === folded,
  );
  if (same.length === 0) return;
  await rejudgeWhere(tx, deps, run, sql<boolean>`unknown_codes && ${same.map(each => each.written)}::text[]`);
}
