import type { QueryOf } from '#contract/endpoint.ts';
import type { listTasks } from '#contract/task.ts';

export const inboxBoxes = { mine: '我的待办', group: '小组待办', done: '已办' } as const;
export type InboxBox = QueryOf<typeof listTasks>['box'];
export type InboxSearch = { box?: 'group' | 'done'; task?: string; q?: string; process?: string; late?: boolean };

/** What an address of the inbox asks for; what it can't be is left out. */
export function readInboxSearch(search: Record<string, unknown>): InboxSearch {
  const { box, task, q, process } = search;
  return {
    ...(box === 'group' || box === 'done' ? { box } : {}),
    ...(typeof task === 'string' && /^[0-9a-f-]{36}$/.test(task) ? { task } : {}),
    ...(typeof q === 'string' && q !== '' ? { q: q.slice(0, 100) } : typeof q === 'number' ? { q: String(q) } : {}),
    ...(typeof process === 'string' && /^[a-z][a-z0-9-]{1,59}$/.test(process) ? { process } : {}),
    ...(search.late === true ? { late: true } : {}),
  };
}
