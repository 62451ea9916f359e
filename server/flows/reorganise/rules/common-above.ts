import type { ReorganisationStep } from '#contract/reorganisation.ts';

/**
 * The lowest unit that stands above, or is, everything that the steps touch and leave; null where there is none. A unit that closes
 * stands for the one above it: the plan is still to be found when it is gone.
 */
export function commonAbove(
  parents: ReadonlyMap<string, string | null>,
  steps: readonly ReorganisationStep[],
): string | null {
  const made = new Map(steps.flatMap(step => (step.kind === 'create' ? [[step.unitId, step.parentId] as const] : [])));
  let common: string[] | null = null;
  for (const step of steps) {
    for (const id of touched(step, parents)) {
      const line = lineOf(id, parents, made);
      const seen = new Set(line);
      common = common === null ? line : common.filter(each => seen.has(each));
    }
  }
  return common?.at(-1) ?? null;
}

function touched(step: ReorganisationStep, parents: ReadonlyMap<string, string | null>): (string | null)[] {
  const above = parents.get(step.unitId) ?? null;
  switch (step.kind) {
    case 'create':
      return [step.parentId];
    case 'change':
      return [step.unitId];
    case 'move':
      return [step.parentId, above];
    case 'merge':
      return [step.intoId, above];
    case 'close':
      return step.peopleTo ? [step.peopleTo, above] : [above];
  }
}

/** From the root down to the unit; new units stand for those above them. */
function lineOf(
  id: string | null,
  parents: ReadonlyMap<string, string | null>,
  made: ReadonlyMap<string, string | null>,
): string[] {
  const line: string[] = [];
  let at = id;
  for (let depth = 0; at !== null && depth <= 60; depth++) {
    if (parents.has(at)) line.unshift(at);
    at = parents.get(at) ?? made.get(at) ?? null;
  }
  return line;
}
