/** Whether somebody stands in on a day, will, or did; both days of the span are within it. */
export function standingOf(span: { readonly fromOn: string; readonly untilOn: string }, on: string) {
  if (span.untilOn < on) return 'over';
  return span.fromOn > on ? 'to-come' : 'now';
}
