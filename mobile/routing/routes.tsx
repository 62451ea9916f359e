import { type ComponentType, lazy, Suspense } from 'react';
import { Home } from '../home/home.tsx';
import { Loading } from '../ui/states.tsx';
import { knowPlaces } from './known-places.ts';
import { match, usePlace } from './location.ts';
import { NotFound } from './not-found.tsx';

type Screen = ComponentType<{ params: Record<string, string> }>;

const screens: ReadonlyArray<readonly [pattern: string, screen: Screen]> = [
  ['/', Home],
  ['/me', lazy(() => import('../people/own-archive.tsx'))],
  ['/people', lazy(() => import('../people/find.tsx'))],
  ['/people/:id', lazy(() => import('../people/person.tsx'))],
  ['/people/:id/edit/:group', lazy(() => import('../people/edit.tsx'))],
  ['/people/:id/custom/:sectionId', lazy(() => import('../people/edit-custom.tsx'))],
  ['/search', lazy(() => import('../search/search.tsx'))],
  ['/team', lazy(() => import('../people/team.tsx'))],
  ['/organization', lazy(() => import('../organization/tree.tsx'))],
  ['/organization/:id', lazy(() => import('../organization/tree.tsx'))],
  ['/inbox', lazy(() => import('../inbox/inbox.tsx'))],
  ['/stand-ins', lazy(() => import('../inbox/stand-ins.tsx'))],
  ['/requests', lazy(() => import('../requests/requests.tsx'))],
  ['/requests/new', lazy(() => import('../requests/start.tsx'))],
  ['/requests/new/:key', lazy(() => import('../requests/start-one.tsx'))],
  ['/cases', lazy(() => import('../requests/requests.tsx'))],
  ['/cases/:id', lazy(() => import('../cases/case.tsx'))],
  ['/certificates', lazy(() => import('../requests/certificates.tsx'))],
  ['/notices', lazy(() => import('../notices/notices.tsx'))],
  ['/notices/:id', lazy(() => import('../notices/open-notice.tsx'))],
  ['/notices-settings', lazy(() => import('../notices/settings.tsx'))],
  ['/my-information', lazy(() => import('../privacy/my-information.tsx'))],
  ['/my-information/:noticeId', lazy(() => import('../privacy/notice.tsx'))],
  ['/security', lazy(() => import('../security/security.tsx'))],
  ['/security/password', lazy(() => import('../security/password.tsx'))],
  ['/security/second-factor', lazy(() => import('../security/second-factor.tsx'))],
  ['/security/sessions', lazy(() => import('../security/sessions.tsx'))],
];

knowPlaces(screens.map(([pattern]) => pattern));

/** The screen for the present place; each beyond the home page is fetched when it is first opened. */
export function CurrentScreen() {
  const { path } = usePlace();
  for (const [pattern, Screen] of screens) {
    const params = match(pattern, path);
    if (params)
      return (
        <Suspense fallback={<Loading page />}>
          <Screen key={path} params={params} />
        </Suspense>
      );
  }
  return <NotFound />;
}
