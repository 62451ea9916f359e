import { sql } from 'kysely';
import type { Engine } from '../database/database.ts';
import { type ChainEntry, chainColumns, printSettings } from './tables.ts';

export type ExportedLink = {
  readonly n: number;
  readonly previous: string;
  readonly hash: string;
  /** The entry's text, exactly as it is hashed. */
  readonly body: string;
  readonly rowIds: readonly string[];
  /** SHA-256 of each row after the write, hexadecimal; null for one that is gone. */
  readonly digests: ReadonlyArray<string | null>;
};

const batch = 500;

/**
 * The audit as JSON lines in the order of the chain, for examination outside with docs/operations/check-audit.mjs. The bodies
 * hold personal data. Making an export is itself recorded.
 */
export async function* exportAudit(
  engine: Engine,
  range: { after?: number; until?: number } = {},
): AsyncGenerator<string> {
  const { after = 0, until = Number.MAX_SAFE_INTEGER } = range;
  await sql`select audit_note('audit.export', '{}', ${JSON.stringify({ after, until })}::jsonb)`.execute(engine.owner);
  for (let last = after; ; ) {
    const rows = await engine.owner.transaction().execute(async tx => {
      await sql.raw(printSettings).execute(tx);
      const found =
        await sql<ChainEntry>`select ${sql.raw(chainColumns)} from audit_link l left join audit_entry e on e.id = l.entry_id
        where l.n > ${last} and l.n <= ${until} order by l.n limit ${batch}`.execute(tx);
      return found.rows;
    });
    for (const row of rows) yield `${JSON.stringify(exported(row))}\n`;
    const end = rows.at(-1);
    if (!end) return;
    last = end.n;
  }
}

function exported(entry: ChainEntry): ExportedLink {
  const list = (text: string) => (text === '' ? [] : text.split(','));
  return {
    n: entry.n,
    previous: entry.previous,
    hash: entry.hash,
    body: entry.body ?? '',
    rowIds: list(entry.rowIds),
    digests: list(entry.digests).map(digest => (digest === '-' ? null : digest.slice(2))),
  };
}
