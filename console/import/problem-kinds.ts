import { importProblemLabel } from '#contract/import-problem.ts';

export type ProblemKind = {
  code: string;
  label: string;
  count: number /** Where it occurs: “入职日期 3、出生日期 1”. */;
  where: string;
};
type Counted = { kind: 'problem' | 'warning'; code: string; column: string; count: number };

/** What is wrong, kind by kind over all columns, the most frequent first. Warnings refuse no row and are left out. */
export function problemKinds(summary: readonly Counted[]): ProblemKind[] {
  const byCode = Map.groupBy(
    summary.filter(each => each.kind === 'problem'),
    each => each.code,
  );
  return Array.from(byCode, ([code, columns]) => ({
    code,
    label: importProblemLabel(code),
    count: columns.reduce((sum, each) => sum + each.count, 0),
    where: columns.map(each => `${each.column} ${each.count}`).join('、'),
  })).sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
