import type { TaskOutcome, TaskRow } from '#contract/task.ts';

/** The way in which a task can be agreed to without a word; null where it can't be ended among others. */
export function batchOutcome(task: Pick<TaskRow, 'outcomes' | 'needsForm' | 'endedAt'>): TaskOutcome | null {
  if (task.needsForm || task.endedAt !== null) return null;
  return task.outcomes.find(each => each.sense === 'agree' && each.reason !== 'required') ?? null;
}

/** Tasks by the code with which each is agreed to: each code is one request. */
export function batchesOf(tasks: readonly TaskRow[]): Map<string, string[]> {
  const batches = new Map<string, string[]>();
  for (const task of tasks) {
    const code = batchOutcome(task)?.code;
    if (code) batches.set(code, [...(batches.get(code) ?? []), task.id]);
  }
  return batches;
}
