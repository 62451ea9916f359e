import type { TaskDetail } from '#contract/task.ts';

/** What each of the further ways with a task is given. */
export type WayProps = { readonly task: TaskDetail; readonly close: () => void };
