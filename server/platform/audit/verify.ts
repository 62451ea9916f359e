import { type Kysely, sql } from 'kysely';
import type { AuditFault } from '#contract/audit-fault.ts';
import type { Guard } from '../access/rule.ts';
import type { Engine } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import { chainStart, checkChain } from './chain.ts';
import type { Head } from './heads.ts';
import { type ChainEntry, chainColumns, printSettings } from './tables.ts';
import { auditedTables, verifyRows, verifyTriggers } from './verify-rows.ts';

export type AuditFindings = {
  readonly entries: number;
  readonly links: number;
  /** Rows compared with what was recorded of them. */
  readonly rows: number;
  readonly head: { readonly n: number; readonly hash: string };
  readonly faults: readonly AuditFault[];
};

export type VerifyOptions = {
  /** Ends of the chain that were noted outside the database. */
  readonly heads?: readonly Head[];
  /** Faults named at most, a table and the chain each. */
  readonly faultsMax?: number;
  readonly onProgress?: (done: number, total: number, note: string) => void;
  readonly signal?: AbortSignal;
};

const batch = 500;

/**
 * Examines the whole audit and every audited row, as the owner and of one instant. The hashes are recomputed outside the
 * database.
 */
export function verifyAudit(
  engine: Engine,
  guards: readonly Guard[],
  options: VerifyOptions = {},
): Promise<AuditFindings> {
  const { faultsMax = 200, onProgress = () => {}, signal } = options;
  return engine.owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      await sql.raw(printSettings).execute(tx);
      const counts = await sql<{ entries: number; links: number }>`
        select (select count(*) from audit_entry) as entries, (select count(*) from audit_link) as links`.execute(tx);
      const { entries = 0, links = 0 } = counts.rows[0] ?? {};
      const tables = auditedTables(guards);
      const total = links + tables.length;

      const faults: AuditFault[] = [];
      let end = chainStart;
      for (;;) {
        signal?.throwIfAborted();
        const next =
          await sql<ChainEntry>`select ${sql.raw(chainColumns)} from audit_link l left join audit_entry e on e.id = l.entry_id
          where l.n > ${end.n} order by l.n limit ${batch}`.execute(tx);
        if (next.rows.length === 0) break;
        const checked = checkChain(end, next.rows);
        end = checked.end;
        if (faults.length < faultsMax) faults.push(...checked.faults.slice(0, faultsMax));
        onProgress(Math.min(end.n, links), total, 'chain');
      }
      faults.push(...(await unlinked(tx, faultsMax)), ...(await lostHeads(tx, options.heads ?? [])));
      faults.push(...(await verifyTriggers(tx, tables)));

      let rows = 0;
      for (const [i, table] of tables.entries()) {
        signal?.throwIfAborted();
        const compared = await verifyRows(tx, table, faultsMax);
        rows += compared.rows;
        faults.push(...compared.faults);
        onProgress(links + i + 1, total, table);
      }
      return { entries, links, rows, head: end, faults };
    });
}

async function unlinked(tx: Kysely<Tables>, faultsMax: number): Promise<AuditFault[]> {
  const found = await sql<{ id: string }>`select e.id from audit_entry e
    where not exists (select from audit_link l where l.entry_id = e.id) limit ${faultsMax}`.execute(tx);
  return found.rows.map(row => ({ kind: 'entry-unlinked', entryId: row.id }));
}

async function lostHeads(tx: Kysely<Tables>, heads: readonly Head[]): Promise<AuditFault[]> {
  if (heads.length === 0) return [];
  const found = await sql<{ n: number; hash: string }>`select n, encode(hash, 'hex') as hash from audit_link
    where n = any(${heads.map(head => head.n)}::bigint[])`.execute(tx);
  const standing = new Map(found.rows.map(row => [row.n, row.hash]));
  return heads
    .filter(head => standing.get(head.n) !== head.hash)
    .map(head => ({ kind: 'head-lost', n: head.n, seenAt: head.at }));
}
