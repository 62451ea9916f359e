import type { WorkflowPorts } from '#platform/workflow/workflow.ts';

type Concerns = Pick<WorkflowPorts, 'barred' | 'onTask'>;

/** Several flows that cases may be about: whom one of them bars is barred, and all hear of tasks. */
export function allConcerns(...all: readonly Concerns[]): Concerns {
  return {
    barred: async (tx, of) => {
      const barred = new Set<string>();
      for (const each of all) for (const account of await each.barred(tx, of)) barred.add(account);
      return [...barred];
    },
    onTask: async (tx, news) => {
      for (const each of all) await each.onTask(tx, news);
    },
  };
}
