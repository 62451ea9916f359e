/** A place in a list that runs back in time: an instant and, among equals, an id. */
export type Place = { readonly at: string; readonly id: string };

export function placeOf(text: string | undefined): Place | null {
  const parts = text ? /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f-]{36})$/.exec(text) : null;
  return parts ? { at: parts[1]!, id: parts[2]! } : null;
}

export function textOf(at: Date, id: string): string {
  return `${at.toISOString()}~${id}`;
}
