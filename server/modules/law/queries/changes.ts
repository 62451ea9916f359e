import { sql } from 'kysely';
import type { LawChange, LawChangeState } from '#contract/law-change.ts';
import type { Pack } from '#law/engine/pack.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedOf } from '../local-law.ts';
import { mayDecide, mayDraft } from '../may-decide.ts';
import { shippedFrom, standingOf } from '../rules/standing.ts';
import { unitShown } from '../shown.ts';
import type { ChangeRow } from '../tables.ts';

/** More rows than a company would write in its life. */
const most = 2000;

/** Changes that the actor may see, those waiting first, then the latest. */
export async function changesOf(
  tx: Tx,
  shipped: Pack,
  wanted: { state?: LawChangeState | undefined; path?: string | undefined },
  me: string | null,
): Promise<LawChange[]> {
  const found = await sql<ChangeRow>`select * from law_change
    where ${wanted.state ? sql`state = ${wanted.state}` : sql`true`} and ${wanted.path ? sql`path = ${wanted.path}` : sql`true`}
    order by state <> 'draft', coalesce(ended_at, decided_at, drafted_at) desc, id desc limit ${most}`.execute(tx);
  const rights = { me, drafts: mayDraft(tx), decides: mayDecide(tx) };
  return found.rows.map(row => changeShown(shipped, row, rights));
}

function changeShown(
  pack: Pack,
  row: ChangeRow,
  { me, drafts, decides }: { me: string | null; drafts: boolean; decides: boolean },
): LawChange {
  const parameter = pack.parameters.get(row.path);
  const { from, value, source } = datedOf(row);
  const isMine = row.drafted_by === me;
  const isDraft = row.state === 'draft';
  const holds = row.state === 'in-force' && row.withdraws === null;
  return {
    id: row.id,
    kind: row.withdraws === null ? 'value' : 'withdrawal',
    path: row.path,
    title: parameter?.title.zh ?? row.path,
    unit: parameter ? unitShown(pack, row.path) : null,
    from,
    value,
    source,
    status: row.status,
    note: row.note,
    why: row.why,
    state: row.state,
    withdraws: row.withdraws,
    drafted: { by: row.drafted_by_name, at: row.drafted_at.toISOString() },
    decided: deed(row.decided_by_name, row.decided_at),
    ended: deed(row.ended_by_name, row.ended_at),
    reviewed: deed(row.reviewed_by_name, row.reviewed_at),
    standing: holds ? standingOf(pack, { path: row.path, from, value }, row.shipped_seen) : null,
    shipped: shippedFrom(pack, row.path, from),
    mayEdit: isDraft && isMine && drafts && row.withdraws === null,
    mayDecide: isDraft && decides && !isMine,
  };
}

function deed(by: string, at: Date | null): { by: string; at: string } | null {
  return at ? { by, at: at.toISOString() } : null;
}
