import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listForms, readForm } from '#contract/form.ts';

/** Every query begins so: an edit makes them all be read anew. */
export const formsKey = 'forms';

export const formsQuery = queryOptions({
  queryKey: [formsKey, 'list'],
  queryFn: ({ signal }) => call(listForms, { signal }),
});
export const formQuery = (key: string, version?: number) =>
  queryOptions({
    queryKey: [formsKey, 'one', key, version ?? 0],
    queryFn: ({ signal }) => call(readForm, { params: { key }, query: version ? { version } : {}, signal }),
  });
