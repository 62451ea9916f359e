import type { Workbook } from '#platform/workbook/cell.ts';
import { checkFile } from './check-file.ts';
import { actor, type CommandDeps, origin } from './command-deps.ts';
import { customOf } from './custom.ts';
import { GoodRows } from './good-rows.ts';
import { type Indexes, indexesOf } from './indexes.ts';
import type { Known } from './known.ts';
import type { Roster } from './roster-source.ts';
import { withoutConsequences } from './rules/find-duplicates.ts';
import type { Standing } from './rules/match-person.ts';
import type { KnownUnit } from './rules/normalise-unit.ts';
import type { Problem } from './rules/problem.ts';
import { mostUpdates, mostWarnings, type RowUpdate, type Totals } from './write-report.ts';

export type Outcome = {
  readonly totals: Totals;
  readonly problems: readonly Problem[];
  readonly refused: ReadonlySet<number>;
  readonly good: GoodRows;
  readonly warnings: readonly Problem[];
  /** What an update would change, of the first rows; `updatable` counts them all. */
  readonly updates: readonly RowUpdate[];
  readonly updatable: number;
};

/** Checks the whole file and holds what the command then writes and reports. */
export async function checkRoster(
  workbook: Workbook,
  roster: Roster,
  known: Omit<Known, 'units'> & { readonly units: readonly KnownUnit[] | null },
  hasPeople: boolean,
  deps: CommandDeps,
): Promise<Outcome> {
  const { database, secrets } = deps;
  const good = new GoodRows();
  const found: Problem[] = [];
  const warnings: Problem[] = [];
  let rows = 0;
  const updates: RowUpdate[] = [];
  const updatable = new Set<number>();
  const standings = new Map<number, Standing>();
  const shared = await checkFile({
    workbook,
    sheet: roster.sheet,
    headerUntil: roster.header.until,
    columns: roster.header.columns,
    ...known,
    today: deps.clock.today(),
    archive: deps.archive,
    custom: secrets
      ? customOf({ archive: deps.archive, secrets, columns: roster.header.columns, known, today: deps.clock.today() })
      : null,
    indexes: secrets ? indexesOf(secrets) : noIndexes,
    reach: null,
    asked: database && hasPeople ? work => database.as(actor, origin, work) : null,
    took: async (judged, soFar) => {
      rows = soFar;
      const taken = [];
      for (const each of judged) {
        const problems = [...each.checked.problems, ...each.archive];
        found.push(...problems);
        if (warnings.length < mostWarnings) warnings.push(...each.warnings);
        const { changes } = each;
        if (problems.length === 0 && changes.length > 0) {
          updatable.add(each.checked.row);
          if (updates.length < mostUpdates) updates.push({ row: each.checked.row, changes });
        }
        if (problems.length === 0) standings.set(each.checked.row, each.standing);
        if (problems.length === 0) taken.push({ checked: each.checked, isNew: each.standing === 'new' });
      }
      good.add(taken);
      if (soFar % 10_000 === 0) deps.say(`已校验 ${soFar} 行`);
    },
  });
  found.push(...shared);
  const problems = withoutConsequences(found);
  const refused = new Set(problems.map(each => each.row));
  for (const row of refused) {
    standings.delete(row);
    updatable.delete(row);
  }
  const standing = { new: 0, unchanged: 0, differs: 0 };
  for (const each of standings.values()) standing[each]++;
  const order = new Map(roster.header.columns.map((column, i) => [column.header, i]));
  problems.sort((a, b) => a.row - b.row || (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0));
  const totals = {
    rows,
    accepted: standings.size,
    refused: refused.size,
    created: standing.new,
    unchanged: standing.unchanged,
    differs: standing.differs,
  };
  return {
    totals,
    problems,
    refused,
    good,
    warnings,
    updates: updates.filter(each => !refused.has(each.row)),
    updatable: updatable.size,
  };
}

/** A dry run without a database has no keys, and nothing to look up with them. */
const noIndexes: Indexes = { document: () => '', bank: () => '', key: () => '' };
