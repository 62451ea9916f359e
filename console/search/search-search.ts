/** What the page of results is opened with; lives in its address. */
export type ResultSearch = { q?: string; kind?: string; unit?: string; year?: number; former?: boolean };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export function readResultSearch(search: Record<string, unknown>): ResultSearch {
  const [q, kind, unit] = [text(search.q), text(search.kind), text(search.unit)];
  const year = Number(search.year);
  return {
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(unit ? { unit } : {}),
    ...(Number.isInteger(year) && year >= 1900 && year <= 2199 ? { year } : {}),
    ...(search.former === true ? { former: true } : {}),
  };
}
