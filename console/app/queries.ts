import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '#contract/call.ts';

const signedOut = new Set<() => void>();

/** Calls the listener when the server says that the session has ended. */
export function onSignedOut(listener: () => void): void {
  signedOut.add(listener);
}

function hear(error: unknown): void {
  if (error instanceof ProblemError && error.problem.code === 'access.sign-in-needed')
    for (const each of signedOut) each();
}

/** Refusals are answers, and asking again does not change them; only a lost connection or a fault is tried again. */
function tryAgain(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 500);
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: hear }),
  mutationCache: new MutationCache({ onError: hear }),
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: 5 * 60_000, retry: tryAgain, refetchOnWindowFocus: false },
  },
});
