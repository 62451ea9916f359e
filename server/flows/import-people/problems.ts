import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#contract/endpoint.ts';
import type { ImportProblem, listImportProblems } from '#contract/import.ts';
import type { Tx } from '#platform/database/database.ts';
import { shownProblem } from './stage.ts';

type Wanted = QueryOf<typeof listImportProblems>;
type Page = ReplyOf<typeof listImportProblems>;

/** A page of problems in the order of the rows, and how many of each kind there are. */
export async function problemsPage(tx: Tx, runId: string, wanted: Wanted): Promise<Page> {
  const limit = wanted.limit ?? 100;
  const { code = null, column = null, kind = null } = wanted;
  const filter = sql`p.run_id = ${runId} and ${shownProblem} and (${code}::text is null or p.code = ${code})
    and (${column}::text is null or p.column_header = ${column}) and (${kind}::text is null or p.kind = ${kind})`;
  const offset = wanted.after ?? 0;
  const items =
    await sql<ImportProblem>`select p.row, p.column_header as column, p.code, p.message, p.kind from import_problem p
    where ${filter} order by p.row, p.kind, p.n limit ${limit} offset ${offset}`.execute(tx);
  const total = await sql<{ n: number }>`select count(*)::int as n from import_problem p where ${filter}`.execute(tx);
  const summary = await sql<
    Page['summary'][number]
  >`select p.kind, p.code, p.column_header as column, count(*)::int as count
    from import_problem p where p.run_id = ${runId} and ${shownProblem}
    group by p.kind, p.code, p.column_header order by p.kind, count desc, p.code limit 500`.execute(tx);
  const next = items.rows.length === limit ? offset + limit : null;
  return { items: items.rows, total: total.rows[0]?.n ?? 0, next, summary: summary.rows };
}
