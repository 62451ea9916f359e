/** The share of characters that two names have in common: 0 to 1. */
export function similarity(wanted: string, name: string): number {
  const one = new Set(wanted);
  const other = new Set(name);
  let both = 0;
  for (const character of one) if (other.has(character)) both++;
  return both / Math.max(one.size, other.size, 1);
}

/** Those of `all` whose names share most with the text, the nearest first; none that shares nothing. */
export function nearest<T>(
  text: string,
  all: readonly T[],
  namesOf: (each: T) => readonly string[],
  most: number,
): T[] {
  const scored = all.map(each => ({ each, score: Math.max(0, ...namesOf(each).map(name => similarity(text, name))) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ each }) => each);
}
