import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, ProblemError } from '#contract/call.ts';
import { type WhoAmI, whoAmI } from '#contract/session.ts';

/** Who has signed in; null when nobody has. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<WhoAmI | null> => {
    try {
      return await call(whoAmI, { signal });
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function useSession(): WhoAmI | null {
  return useQuery(sessionQuery).data ?? null;
}

export type Can = (action: string, group?: string) => boolean;

/** Whether a session holds an action in any width: `group` narrows it to a field group, and without one any group will do. */
export function canOf(session: WhoAmI | null): Can {
  const held = new Set<string>();
  for (const each of session?.permissions ?? []) {
    held.add(each.action);
    held.add(`${each.action} ${each.group}`);
  }
  return (action, group) => held.has(group === undefined ? action : `${action} ${group}`);
}

/** Buttons obey what the actor holds; whether these rows lie in its scope is for the server to say. */
export function useCan(): Can {
  return canOf(useSession());
}
