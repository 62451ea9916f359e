import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../database/database.ts';

/** The end of the chain as it was seen once, kept outside the database, so that a tail that is cut off there is missed. */
export type Head = { readonly n: number; readonly hash: string; readonly at: string };

const fileIn = (folder: string) => join(folder, 'audit-heads.jsonl');

/** Notes where the chain ends now; on a graceful stop and once a day. Nothing is written when it hasn't grown. */
export async function keepHead(engine: Engine, folder: string, now: Date): Promise<Head | null> {
  const [last] = await engine.ownerQuery(
    `select n, encode(hash, 'hex') as hash from audit_link order by n desc limit 1`,
  );
  if (!last) return null;
  const head = { n: Number(last.n), hash: String(last.hash), at: now.toISOString() };
  const before = readHeads(folder).at(-1);
  if (before?.n === head.n && before.hash === head.hash) return before;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  appendFileSync(fileIn(folder), `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
  return head;
}

/** All heads ever noted. A line that was cut short by a crash is passed over. */
export function readHeads(folder: string): Head[] {
  if (!existsSync(fileIn(folder))) return [];
  return readFileSync(fileIn(folder), 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        const { n, hash, at } = JSON.parse(line) as Record<string, unknown>;
        return typeof n === 'number' && typeof hash === 'string' && typeof at === 'string' ? [{ n, hash, at }] : [];
      } catch {
        return [];
      }
    });
}
