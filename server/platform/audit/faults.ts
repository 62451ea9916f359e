/** What an examination of the audit finds wrong, precise enough to go and look. */
export type AuditFault =
  /** A link is missing between two others: something was taken out. */
  | { readonly kind: 'link-missing'; readonly n: number }
  /** A link doesn't follow from the one before it. */
  | { readonly kind: 'link-broken'; readonly n: number }
  /** The entry of a link is gone. */
  | { readonly kind: 'entry-missing'; readonly n: number; readonly entryId: string }
  /** The entry of a link isn't what was linked: its body, row ids or digests were changed. */
  | { readonly kind: 'entry-changed'; readonly n: number; readonly entryId: string }
  /** An entry that no link names. */
  | { readonly kind: 'entry-unlinked'; readonly entryId: string }
  /** The end of the chain was seen with this number and hash, and does not stand there any more: a tail was cut off or rewritten. */
  | { readonly kind: 'head-lost'; readonly n: number; readonly seenAt: string }
  /** A row isn't as last recorded in entry `n`. */
  | { readonly kind: 'row-changed'; readonly table: string; readonly rowId: string; readonly n: number }
  /** A row of which no entry tells, or which was last recorded as deleted. */
  | { readonly kind: 'row-unrecorded'; readonly table: string; readonly rowId: string }
  /** A row is gone, and no entry tells of it; last recorded in entry `n`. */
  | { readonly kind: 'row-gone'; readonly table: string; readonly rowId: string; readonly n: number }
  /** A trigger that records is missing or switched off. */
  | { readonly kind: 'trigger-off'; readonly table: string; readonly trigger: string };

/** One line for a terminal or a log. */
export function describeAuditFault(fault: AuditFault): string {
  switch (fault.kind) {
    case 'link-missing':
      return `link ${fault.n} of the chain is missing`;
    case 'link-broken':
      return `link ${fault.n} does not follow from the link before it`;
    case 'entry-missing':
      return `link ${fault.n} names the entry ${fault.entryId}, which is gone`;
    case 'entry-changed':
      return `entry ${fault.entryId} (link ${fault.n}) was changed after it was linked`;
    case 'entry-unlinked':
      return `entry ${fault.entryId} is not linked into the chain`;
    case 'head-lost':
      return `the chain ended at link ${fault.n} on ${fault.seenAt}; that link is gone or different now`;
    case 'row-changed':
      return `${fault.table} ${fault.rowId} is not as last recorded (link ${fault.n})`;
    case 'row-unrecorded':
      return `${fault.table} ${fault.rowId} exists, but no entry tells of it`;
    case 'row-gone':
      return `${fault.table} ${fault.rowId} is gone, but no entry tells of its removal (last recorded in link ${fault.n})`;
    case 'trigger-off':
      return `the trigger ${fault.trigger} on ${fault.table} is missing or switched off`;
  }
}
