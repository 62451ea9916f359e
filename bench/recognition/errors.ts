/** The fewest characters to insert, leave out or exchange so that `wanted` stands somewhere within `text`. */
export function errorsWithin(wanted: string, text: string): number {
  const a = [...wanted];
  const b = [...text];
  let row = new Array<number>(b.length + 1).fill(0);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return Math.min(...row);
}
