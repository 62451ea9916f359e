import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ImportDeps } from './deps.ts';
import { rejudge } from './mend-row.ts';
import { refuse } from './refusals.ts';
import { foldUnit } from './rules/normalise-unit.ts';
import { nearest } from './rules/similar.ts';
import { holdRun, type RunRow } from './runs.ts';
import { openRow } from './staged-row.ts';

const mostSuggestions = 5;
const mostAtOnce = 1000;

type Unknown = { text: string; rows: number; suggestions: { unitId: string; name: string; path: string }[] };

/** The names of units that were not understood, the most frequent first, with units whose names share most with them. */
export async function unknownUnits(tx: Tx, deps: ImportDeps, run: RunRow): Promise<Unknown[]> {
  const { rows } = await sql<{
    text: string;
    rows: number;
  }>`select unit_text as text, count(*)::int as rows from import_row
    where run_id = ${run.id} and unit_text is not null group by unit_text order by 2 desc, 1 limit 200`.execute(tx);
  const units = (await deps.archive.units(tx, deps.clock.today())).filter(unit => unit.id);
  const namesOf = (unit: (typeof units)[number]) => [unit.name, ...unit.aliases].map(foldUnit);
  return rows.map(({ text, rows }) => ({
    text,
    rows,
    suggestions: nearest(foldUnit(text), units, namesOf, mostSuggestions).map(unit => ({
      unitId: unit.id ?? '',
      name: unit.name,
      path: [...(unit.above ?? []), unit.name].join(' / '),
    })),
  }));
}

/** Remembers that a name means a unit and judges the rows that wrote it anew. */
export async function confirmAlias(
  tx: Tx,
  deps: ImportDeps,
  id: string,
  wanted: { readonly alias: string; readonly unitId: string },
): Promise<void> {
  const run = await holdRun(tx, id, 'checked');
  const units = await deps.archive.units(tx, deps.clock.today());
  if (!units.some(unit => unit.id === wanted.unitId)) throw refuse['unit-unknown']({ field: '/body/unitId' });
  await deps.archive.rememberAlias(tx, wanted.alias, wanted.unitId, run.account_id);
  await rejudgeWhere(tx, deps, run, sql<boolean>`unit_text = ${wanted.alias}`);
}

/** Judges anew all rows of a run that meet a condition, a thousand at a time. */
export async function rejudgeWhere(tx: Tx, deps: ImportDeps, run: RunRow, where: RawBuilder<boolean>): Promise<void> {
  for (let after = 0; ; ) {
    const found = await tx
      .selectFrom('import_row')
      .select(['row', 'sealed', 'keys'])
      .where('run_id', '=', run.id)
      .where(where)
      .where('row', '>', after)
      .orderBy('row')
      .limit(mostAtOnce)
      .execute();
    const last = found.at(-1);
    if (!last) return;
    after = last.row;
    const sources = found.map(each => ({ row: each.row, cells: openRow(deps.secrets, each.sealed).cells }));
    await rejudge(tx, deps, run, sources, new Set(found.flatMap(each => each.keys)));
  }
}
