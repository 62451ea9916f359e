import { createHash } from 'node:crypto';
import type { AuditFault } from '#contract/audit-fault.ts';
import type { ChainEntry } from './tables.ts';

/** Where the examined part of a chain ends: its last number and hash; number 0 and an empty hash before the first. */
export type ChainEnd = { readonly n: number; readonly hash: string };

export const chainStart: ChainEnd = { n: 0, hash: '' };

/** hash = sha256(previous hash ‖ sha256(body LF ids LF digests)), as `audit_chain` in 0003_audit.sql makes it. */
export function linkHash(previous: string, entry: Pick<ChainEntry, 'body' | 'rowIds' | 'digests'>): string {
  const digest = createHash('sha256').update(`${entry.body}\n${entry.rowIds}\n${entry.digests}`).digest();
  return createHash('sha256').update(previous, 'hex').update(digest).digest('hex');
}

/** Examines the next entries of a chain, in order of n. Goes on after a fault, so that each is named once. */
export function checkChain(from: ChainEnd, entries: readonly ChainEntry[]): { end: ChainEnd; faults: AuditFault[] } {
  const faults: AuditFault[] = [];
  let end = from;
  for (const entry of entries) {
    for (let n = end.n + 1; n < entry.n && faults.length < 1000; n++) faults.push({ kind: 'link-missing', n });
    // Behind a gap the hash before is unknown; the entry itself can still be examined.
    if (entry.n === end.n + 1 && entry.previous !== end.hash) faults.push({ kind: 'link-broken', n: entry.n });
    const named = { n: entry.n, entryId: entry.entryId };
    if (entry.body === null) faults.push({ kind: 'entry-missing', ...named });
    else if (linkHash(entry.previous, entry) !== entry.hash) faults.push({ kind: 'entry-changed', ...named });
    end = { n: entry.n, hash: entry.hash };
  }
  return { end, faults };
}
