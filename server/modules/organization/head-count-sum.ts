/** A unit with what is planned for it and who is there; `planned` null: nothing is planned for itself. */
export type Counted = {
  readonly id: string;
  readonly parentId: string | null;
  readonly planned: number | null;
  readonly actual: number;
};
export type Summed = { plannedTotal: number | null; actualTotal: number; actualPlanned: number };

/**
 * Rolls plans and people up the tree. A plan that is set for a unit is for its own people; the total adds the plans below. `actualPlanned`
 * counts the people of those units alone that have a plan, so that vacancies are not hidden by units for which nobody has planned.
 */
export function sumUp(units: readonly Counted[]): Map<string, Summed> {
  const byId = new Map(units.map(each => [each.id, each]));
  const sums = new Map(
    units.map(each => [each.id, { plannedTotal: null as number | null, actualTotal: 0, actualPlanned: 0 }]),
  );
  for (const unit of units) {
    let at: Counted | undefined = unit;
    for (let depth = 0; at && depth <= 60; depth++) {
      const sum = sums.get(at.id)!;
      sum.actualTotal += unit.actual;
      if (unit.planned !== null) {
        sum.plannedTotal = (sum.plannedTotal ?? 0) + unit.planned;
        sum.actualPlanned += unit.actual;
      }
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
  }
  return sums;
}
