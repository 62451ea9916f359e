import type { CivilDate } from './civil-date.ts';

/** A half-open span of days: `from` is in it, `until` is not; null is open on that side. */
export type Span = { readonly from: CivilDate | null; readonly until: CivilDate | null };

/** Throws RangeError when the span would be empty or run backwards. */
export function span(from: CivilDate | null, until: CivilDate | null = null): Span {
  if (from !== null && until !== null && from >= until) throw new RangeError(`empty span [${from}, ${until})`);
  return { from, until };
}

export function contains(s: Span, day: CivilDate): boolean {
  return (s.from === null || s.from <= day) && (s.until === null || day < s.until);
}

export function overlaps(a: Span, b: Span): boolean {
  return (
    (a.from === null || b.until === null || a.from < b.until) &&
    (b.from === null || a.until === null || b.from < a.until)
  );
}

/** What is left of `a` when `cut` is taken out: none, one or two spans, in order. */
export function without(a: Span, cut: Span): Span[] {
  if (!overlaps(a, cut)) return [a];
  const left: Span[] = [];
  if (cut.from !== null && (a.from === null || a.from < cut.from)) left.push({ from: a.from, until: cut.from });
  if (cut.until !== null && (a.until === null || cut.until < a.until)) left.push({ from: cut.until, until: a.until });
  return left;
}

/** PostgreSQL's text of the span as a daterange. */
export function toDateRange(s: Span): string {
  return `[${s.from ?? ''},${s.until ?? ''})`;
}

/** Reads PostgreSQL's canonical text of a daterange: `[from,until)`, `(,until)`, `[from,)` or `(,)`. Throws RangeError for any other. */
export function fromDateRange(text: string): Span {
  const parts = /^[[(](\d{4}-\d{2}-\d{2})?,(\d{4}-\d{2}-\d{2})?\)$/.exec(text);
  if (!parts) throw new RangeError(`not a canonical date range: ${text}`);
  return { from: (parts[1] ?? null) as CivilDate | null, until: (parts[2] ?? null) as CivilDate | null };
}
