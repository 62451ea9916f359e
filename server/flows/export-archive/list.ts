import { sql } from 'kysely';
import type { ExportRequest, ExportState } from '#contract/export.ts';
import type { Tx } from '#platform/database/database.ts';
import type { ExportDeps } from './deps.ts';
import { linkKey } from './rules/link-key.ts';
import type { ExportRow } from './tables.ts';

export type Wanted = {
  readonly whose?: 'mine' | 'all';
  readonly state?: ExportState;
  readonly after?: string;
  readonly limit?: number;
};
const usual = 30;

type Row = ExportRow & { done: number | null; total: number | null; downloaded: Date[] };

/** Newest first. Row security says whose are seen; `mine` leaves out others'. */
export async function listExports(
  tx: Tx,
  deps: Pick<ExportDeps, 'secrets' | 'jobs' | 'clock'>,
  accountId: string,
  wanted: Wanted,
): Promise<{ items: ExportRequest[]; next: string | null }> {
  const limit = wanted.limit ?? usual;
  const found = await sql<Row>`
    select e.*, j.done, j.total,
      array(select d.at from export_download d where d.export_id = e.id order by d.at desc limit 20) as downloaded
    from export_request e left join job_run j on j.id = e.run_id
    where ${wanted.whose === 'all' ? sql`true` : sql`e.account_id = ${accountId}`}
      ${wanted.state ? sql`and e.state = ${wanted.state}` : sql``}
      ${wanted.after ? sql`and e.id < ${wanted.after}::uuid` : sql``}
    order by e.id desc limit ${limit}`.execute(tx);
  return {
    items: found.rows.map(row => shown(row, deps, accountId)),
    next: found.rows.length === limit ? (found.rows.at(-1)?.id ?? null) : null,
  };
}

function shown(row: Row, deps: Pick<ExportDeps, 'secrets' | 'jobs' | 'clock'>, accountId: string): ExportRequest {
  const isMine = row.account_id === accountId;
  const live = row.run_id ? deps.jobs.progressOf(row.run_id) : null;
  const [done, total] = live ? [live.done, live.total] : [row.done ?? 0, row.total];
  const iso = (at: Date | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    format: row.format,
    state: row.state === 'ready' && isOver(row, deps.clock.now()) ? 'gone' : row.state,
    reason: row.reason,
    rows: row.rows,
    groups: row.groups,
    plainGroups: row.plain_groups,
    isMine,
    requesterName: row.account_name,
    createdAt: new Date(row.created_at).toISOString(),
    caseId: row.case_id,
    approvedByName: row.approved_by_name,
    decidedAt: iso(row.decided_at),
    decisionNote: row.decision_note,
    progress: row.state === 'making' ? { done, total: total ?? row.rows } : null,
    madeRows: row.made_rows,
    madeAt: iso(row.made_at),
    sizeBytes: row.size_bytes,
    expiresAt: iso(row.expires_at),
    downloads: row.downloads,
    mostDownloads: row.most_downloads,
    downloadedAt: row.downloaded.map(at => new Date(at).toISOString()),
    link: isMine ? linkOf(row, deps) : null,
    error: row.error_text,
  };
}

const isOver = (row: Pick<ExportRow, 'expires_at'>, now: Date) => !row.expires_at || new Date(row.expires_at) <= now;

function linkOf(row: ExportRow, deps: Pick<ExportDeps, 'secrets' | 'clock'>): string | null {
  if (row.state !== 'ready' || !row.made_at || isOver(row, deps.clock.now()) || row.downloads >= row.most_downloads)
    return null;
  return `/exports/${row.id}/file?key=${linkKey(deps.secrets.derive('export-link'), row.id, new Date(row.made_at))}`;
}
