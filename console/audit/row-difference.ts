export type ColumnDifference = {
  readonly column: string;
  readonly before: Shown;
  readonly after: Shown;
  readonly isChanged: boolean;
};
/** `veiled`: a sensitive value, of which the audit keeps only a digest. `none`: the row was not there, or the column was empty. */
export type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'veiled' }
  | { readonly kind: 'value'; readonly text: string };

const digest = /^sha256:[0-9a-f]{64}$/;
/** What says nothing to a reader comes last. */
const plumbing = ['id', 'entry_id', 'recorded_at', 'recorded_by', 'created_at', 'name_sort'];

/** The columns of a row before and after, changed ones first. */
export function differencesOf(row: { before: unknown; after: unknown }): ColumnDifference[] {
  const before = asRow(row.before);
  const after = asRow(row.after);
  const columns = Array.from(new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]));
  const all = columns.map(column => ({
    column,
    before: shownOf(before?.[column]),
    after: shownOf(after?.[column]),
    isChanged: JSON.stringify(before?.[column] ?? null) !== JSON.stringify(after?.[column] ?? null),
  }));
  const weight = (each: ColumnDifference) => (each.isChanged ? 0 : 2) + (plumbing.includes(each.column) ? 1 : 0);
  return all.toSorted((a, b) => weight(a) - weight(b));
}

function asRow(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function shownOf(value: unknown): Shown {
  if (value === null || value === undefined || value === '') return { kind: 'none' };
  if (typeof value === 'string') return digest.test(value) ? { kind: 'veiled' } : { kind: 'value', text: value };
  if (typeof value === 'boolean') return { kind: 'value', text: value ? '是' : '否' };
  return { kind: 'value', text: typeof value === 'number' ? String(value) : JSON.stringify(value) };
}
