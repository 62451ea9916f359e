import type { TaskRow } from '#contract/task.ts';

type Judged = Pick<TaskRow, 'id' | 'needsForm' | 'outcomes' | 'endedAt'>;

/** The code by which a task is agreed to without more words; null where it wants a form, a reason, or has no such way. */
export function agreeCode(task: Judged): string | null {
  if (task.needsForm || task.endedAt !== null) return null;
  const ways = task.outcomes.filter(each => each.sense === 'agree' && each.reason !== 'required');
  // Of two ways to agree nobody else may choose.
  return ways.length === 1 ? (ways[0]?.code ?? null) : null;
}

/** The calls that agree to these tasks: one for each code, with the ids; tasks that can't be agreed to so are left out. */
export function planBatch(tasks: readonly Judged[]): { outcome: string; ids: string[] }[] {
  const plan = new Map<string, string[]>();
  for (const task of tasks) {
    const code = agreeCode(task);
    if (code !== null) plan.set(code, [...(plan.get(code) ?? []), task.id]);
  }
  return [...plan].map(([outcome, ids]) => ({ outcome, ids }));
}
