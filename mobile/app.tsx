import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { type WhoAmI, whoAmI } from '#contract/session.ts';
import { sessionKey } from './queries.ts';
import { sweepDrafts } from './requests/drafts.ts';
import { usePlace } from './routing/location.ts';
import { CurrentScreen } from './routing/routes.tsx';
import { SessionContext } from './session.ts';
import { Failed, Loading } from './ui/states.tsx';

const SignIn = lazy(() => import('./sign-in/sign-in.tsx'));
const NextStep = lazy(() => import('./sign-in/next-step.tsx'));
const Rebind = lazy(() => import('./rebind/rebind.tsx'));

/** Null when nobody is signed in. */
async function readSession(signal: AbortSignal): Promise<WhoAmI | null> {
  try {
    return await call(whoAmI, { signal });
  } catch (fault) {
    if (fault instanceof ProblemError && fault.problem.status === 401) return null;
    throw fault;
  }
}

/** Screens that ask for no session stand before the gate. */
export function App() {
  const { path } = usePlace();
  if (path === '/rebind' || path.startsWith('/rebind/'))
    return (
      <Suspense fallback={<Loading page />}>
        <Rebind />
      </Suspense>
    );
  return <Gate />;
}

/** Shows sign-in, the step that sign-in still wants, or the screens, as the session stands. */
function Gate() {
  const session = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => readSession(signal),
    staleTime: 300_000,
  });
  const accountId = session.data?.accountId;
  useEffect(() => {
    if (accountId) sweepDrafts(localStorage, accountId);
  }, [accountId]);
  if (session.isPending) return <Loading page />;
  if (session.isError) return <Failed fault={session.error} retry={() => session.refetch()} page />;
  const me = session.data;
  if (!me || me.need) return <Suspense fallback={<Loading page />}>{me ? <NextStep me={me} /> : <SignIn />}</Suspense>;
  return (
    <SessionContext value={me}>
      {me.isDemo ? (
        <aside className="demo-banner" aria-label="提示">
          演示环境，人员均为虚构
        </aside>
      ) : null}
      <CurrentScreen />
    </SessionContext>
  );
}
