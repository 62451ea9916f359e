import { queryOptions } from '@tanstack/react-query';
import { listActions, listRoles } from '#contract/access.ts';
import { call } from '#contract/call.ts';

export const actionsQuery = () =>
  queryOptions({
    queryKey: ['access', 'actions'],
    queryFn: ({ signal }) => call(listActions, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const rolesQuery = () =>
  queryOptions({ queryKey: ['access', 'roles'], queryFn: ({ signal }) => call(listRoles, { signal }) });
