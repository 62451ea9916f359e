type Parented = { readonly parentId: string | null };

/** Of each unit the number of its own and of all below it. */
export function totalsOf(
  units: ReadonlyMap<string, Parented>,
  direct: ReadonlyMap<string, number>,
): Map<string, number> {
  const totals = new Map<string, number>();
  for (const [unitId, count] of direct)
    for (const id of lineUp(units, unitId)) totals.set(id, (totals.get(id) ?? 0) + count);
  return totals;
}

/** The unit and those above it, upwards; nothing for a unit that isn't there. */
export function lineUp(units: ReadonlyMap<string, Parented>, unitId: string): string[] {
  const line: string[] = [];
  let at: string | null = unitId;
  while (at !== null && units.has(at) && line.length <= 60) {
    line.push(at);
    at = units.get(at)?.parentId ?? null;
  }
  return line;
}
