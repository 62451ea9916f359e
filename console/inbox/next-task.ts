/** The task to which one goes when one is done: the next that is still to do, or else the one before; null when there is none. */
export function nextTask(ids: readonly string[], done: readonly string[], at: string): string | null {
  const place = ids.indexOf(at);
  const waits = (id: string | undefined): id is string => id !== undefined && id !== at && !done.includes(id);
  const after = ids.slice(place + 1).find(waits);
  return after ?? ids.slice(0, Math.max(0, place)).findLast(waits) ?? null;
}

/** One step down (1) or up (-1) in a list; the first where none is chosen. Stays at the ends. */
export function stepFrom(ids: readonly string[], at: string | null, by: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const place = at === null ? -1 : ids.indexOf(at);
  if (place < 0) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, place + by))] ?? null;
}
