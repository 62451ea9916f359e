import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { countTasks } from '#contract/task.ts';

/** All that changes when a step is taken is kept below this key. */
export const workKey = 'work';

/** How many wait; apart from the other queries because the home page asks it. */
export const workCountQuery = queryOptions({
  queryKey: [workKey, 'count'],
  queryFn: ({ signal }) => call(countTasks, { signal }),
});
