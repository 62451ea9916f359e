import type { Step } from './unit.ts';

/** The value of the last step that begins at or below the measure; null below the first. */
export function stepAt(steps: readonly Step[], measure: number): number | null {
  return steps.findLast(step => step.from <= measure)?.value ?? null;
}
