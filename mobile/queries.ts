import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '#contract/call.ts';

/** The key of the query that says who is signed in. */
export const sessionKey = ['session'] as const;

/** When the session has ended, or wants one more step, asking who is signed in leads to the right screen. */
function noticeSession(fault: Error): void {
  if (!(fault instanceof ProblemError)) return;
  const { code } = fault.problem;
  if (code === 'access.sign-in-needed') {
    queries.setQueryData(sessionKey, null);
    queries.removeQueries({ predicate: query => query.queryKey[0] !== sessionKey[0] });
  } else if (/^access\.(password-change|second-factor|second-factor-setup)-needed$/.test(code)) {
    void queries.invalidateQueries({ queryKey: sessionKey });
  }
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSession }),
  mutationCache: new MutationCache({ onError: noticeSession }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the server refused it refuses again; only a lost connection or a fault is worth another try.
      retry: (count, fault) =>
        count < 2 && !(fault instanceof ProblemError && fault.problem.status >= 400 && fault.problem.status < 500),
    },
  },
});
