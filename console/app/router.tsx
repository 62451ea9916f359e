import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readCasesSearch } from '../cases/cases-search.ts';
import { readCertificatesSearch } from '../certificates/certificates-search.ts';
import { readExportsSearch } from '../exports/exports-search.ts';
import { readInboxSearch } from '../inbox/inbox-search.ts';
import { type Moment, readMoment } from '../parts/moment.ts';
import { readPeopleSearch } from '../people/people-search.ts';
import { readRebindsSearch } from '../rebind/rebinds-search.ts';
import { readResultSearch } from '../search/search-search.ts';
import { NotFound, PageFault, PagePending } from './fallbacks.tsx';
import { onSignedOut, queries } from './queries.ts';
import { sessionQuery } from './session.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = text(search.next);
    // Only a path of this site; `//host` would lead elsewhere.
    return next && /^\/(?!\/|\\)/.test(next) ? { next } : {};
  },
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    if (!session || session.need)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../home/home-page.tsx'), 'HomePage'),
});
const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(() => import('../inbox/inbox-page.tsx'), 'InboxPage'),
});
const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import('../cases/cases-page.tsx'), 'CasesPage'),
});
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../cases/case-page.tsx'), 'CasePage'),
});
const start = createRoute({
  getParentRoute: () => shell,
  path: '/start',
  validateSearch: (search: Record<string, unknown>): { process?: string } => {
    const process = text(search.process);
    return process ? { process } : {};
  },
  component: lazyRouteComponent(() => import('../cases/start-page.tsx'), 'StartPage'),
});
const desk = createRoute({
  getParentRoute: () => shell,
  path: '/desk',
  validateSearch: (search: Record<string, unknown>): { view?: string } => {
    const view = text(search.view);
    return view ? { view } : {};
  },
  component: lazyRouteComponent(() => import('../desk/desk-page.tsx'), 'DeskPage'),
});
const standIns = createRoute({
  getParentRoute: () => shell,
  path: '/stand-ins',
  component: lazyRouteComponent(() => import('../desk/stand-ins-page.tsx'), 'StandInsPage'),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => shell,
  path: '/people/$personId',
  validateSearch: (search: Record<string, unknown>): Moment => readMoment(search),
  component: lazyRouteComponent(() => import('../people/person-page.tsx'), 'PersonPage'),
});
const tags = createRoute({
  getParentRoute: () => shell,
  path: '/tags',
  component: lazyRouteComponent(() => import('../tags/tags-page.tsx'), 'TagsPage'),
});
const compare = createRoute({
  getParentRoute: () => shell,
  path: '/people-compare',
  validateSearch: (search: Record<string, unknown>): { id?: string[]; asOf?: string } => {
    const ids = [search.id].flat().filter(each => typeof each === 'string');
    const asOf = text(search.asOf);
    return { id: [...new Set(ids)].slice(0, 4), ...(asOf ? { asOf } : {}) };
  },
  component: lazyRouteComponent(() => import('../compare/compare-page.tsx'), 'ComparePage'),
});
const bulkEdits = createRoute({
  getParentRoute: () => shell,
  path: '/bulk-edits',
  component: lazyRouteComponent(() => import('../bulk/bulk-list-page.tsx'), 'BulkListPage'),
});
const oneBulkEdit = createRoute({
  getParentRoute: () => shell,
  path: '/bulk-edits/$bulkId',
  component: lazyRouteComponent(() => import('../bulk/bulk-page.tsx'), 'BulkPage'),
});
const documents = createRoute({
  getParentRoute: () => shell,
  path: '/documents',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => {
    const tab = text(search.tab);
    return tab ? { tab } : {};
  },
  component: lazyRouteComponent(() => import('../documents/documents-page.tsx'), 'DocumentsPage'),
});
const results = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: readResultSearch,
  component: lazyRouteComponent(() => import('../search/search-page.tsx'), 'SearchPage'),
});
const recognition = createRoute({
  getParentRoute: () => shell,
  path: '/recognition',
  validateSearch: (search: Record<string, unknown>): { paper?: string } => {
    const paper = text(search.paper);
    return paper ? { paper } : {};
  },
  component: lazyRouteComponent(() => import('../recognition/recognition-page.tsx'), 'RecognitionPage'),
});
const organization = createRoute({
  getParentRoute: () => shell,
  path: '/organization',
  validateSearch: (search: Record<string, unknown>): { view?: string; unit?: string; plan?: string } & Moment => {
    const [view, unit, plan] = [text(search.view), text(search.unit), text(search.plan)];
    return {
      ...(view ? { view } : {}),
      ...(unit ? { unit } : {}),
      ...(plan ? { plan } : {}),
      ...readMoment(search),
    };
  },
  component: lazyRouteComponent(() => import('../organization/organization-page.tsx'), 'OrganizationPage'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: (search: Record<string, unknown>): { id?: string; year?: number } => {
    const id = text(search.id);
    const year = Number(search.year);
    return { ...(id ? { id } : {}), ...(Number.isInteger(year) && year >= 1970 && year <= 2199 ? { year } : {}) };
  },
  component: lazyRouteComponent(() => import('../calendar/calendar-page.tsx'), 'CalendarPage'),
});
const processes = createRoute({
  getParentRoute: () => shell,
  path: '/processes',
  component: lazyRouteComponent(() => import('../processes/processes-page.tsx'), 'ProcessesPage'),
});
const oneProcess = createRoute({
  getParentRoute: () => shell,
  path: '/processes/$key',
  validateSearch: (search: Record<string, unknown>): { tab?: string; before?: number; after?: number } => {
    const tab = text(search.tab);
    const [before, after] = [search.before, search.after].map(Number);
    const counts = (value: number | undefined): value is number => Number.isInteger(value) && Number(value) > 0;
    return { ...(tab ? { tab } : {}), ...(counts(before) ? { before } : {}), ...(counts(after) ? { after } : {}) };
  },
  component: lazyRouteComponent(() => import('../processes/process-page.tsx'), 'ProcessPage'),
});
const drawProcess = createRoute({
  getParentRoute: () => shell,
  path: '/processes/$key/draw',
  component: lazyRouteComponent(() => import('../processes/designer/designer-page.tsx'), 'DesignerPage'),
});
const forms = createRoute({
  getParentRoute: () => shell,
  path: '/forms',
  component: lazyRouteComponent(() => import('../forms/forms-page.tsx'), 'FormsPage'),
});
const rebinds = createRoute({
  getParentRoute: () => shell,
  path: '/rebinds',
  validateSearch: readRebindsSearch,
  component: lazyRouteComponent(() => import('../rebind/rebinds-page.tsx'), 'RebindsPage'),
});
const rebindSources = createRoute({
  getParentRoute: () => shell,
  path: '/rebinds/sources',
  component: lazyRouteComponent(() => import('../rebind/sources-page.tsx'), 'SourcesPage'),
});
const oneRebind = createRoute({
  getParentRoute: () => shell,
  path: '/rebinds/$rebindId',
  component: lazyRouteComponent(() => import('../rebind/rebind-page.tsx'), 'RebindPage'),
});
const certificates = createRoute({
  getParentRoute: () => shell,
  path: '/certificates',
  validateSearch: readCertificatesSearch,
  component: lazyRouteComponent(() => import('../certificates/certificates-page.tsx'), 'CertificatesPage'),
});
const customFields = createRoute({
  getParentRoute: () => shell,
  path: '/custom-fields',
  component: lazyRouteComponent(() => import('../custom-fields/custom-fields-page.tsx'), 'CustomFieldsPage'),
});
const customSection = createRoute({
  getParentRoute: () => shell,
  path: '/custom-fields/$sectionId',
  component: lazyRouteComponent(() => import('../custom-fields/section-page.tsx'), 'SectionPage'),
});
const oneForm = createRoute({
  getParentRoute: () => shell,
  path: '/forms/$formKey',
  component: lazyRouteComponent(() => import('../forms/designer-page.tsx'), 'DesignerPage'),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/import',
  component: lazyRouteComponent(() => import('../import/import-list-page.tsx'), 'ImportListPage'),
});
const remembered = createRoute({
  getParentRoute: () => shell,
  path: '/import/remembered',
  component: lazyRouteComponent(() => import('../import/remembered-page.tsx'), 'RememberedPage'),
});
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/import/$importId',
  component: lazyRouteComponent(() => import('../import/import-page.tsx'), 'ImportPage'),
});
const exportsRoute = createRoute({
  getParentRoute: () => shell,
  path: '/exports',
  validateSearch: readExportsSearch,
  component: lazyRouteComponent(() => import('../exports/exports-page.tsx'), 'ExportsPage'),
});
const law = createRoute({
  getParentRoute: () => shell,
  path: '/law',
  validateSearch: (search: Record<string, unknown>): { tab?: string; path?: string; topic?: string; case?: string } => {
    const told = ['tab', 'path', 'topic', 'case'].map(name => [name, text(search[name])] as const);
    return Object.fromEntries(told.filter(([, value]) => value !== undefined));
  },
  component: lazyRouteComponent(() => import('../law/law-page.tsx'), 'LawPage'),
});
const privacy = createRoute({
  getParentRoute: () => shell,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../privacy/privacy-page.tsx'), 'PrivacyPage'),
});
const access = createRoute({
  getParentRoute: () => shell,
  path: '/access',
  validateSearch: (search: Record<string, unknown>): { view?: string } => {
    const view = text(search.view);
    return view ? { view } : {};
  },
  component: lazyRouteComponent(() => import('../access/access-page.tsx'), 'AccessPage'),
});
const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../accounts/accounts-page.tsx'), 'AccountsPage'),
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: lazyRouteComponent(() => import('../audit/audit-page.tsx'), 'AuditPage'),
});
const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../jobs/jobs-page.tsx'), 'JobsPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
});
const notices = createRoute({
  getParentRoute: () => shell,
  path: '/notices',
  component: lazyRouteComponent(() => import('../notices/notices-page.tsx'), 'NoticesPage'),
});
const me = createRoute({
  getParentRoute: () => shell,
  path: '/me',
  component: lazyRouteComponent(() => import('../me/me-page.tsx'), 'MePage'),
});

const routeTree = root.addChildren([
  signInRoute,
  shell.addChildren([
    home,
    inbox,
    cases,
    oneCase,
    start,
    desk,
    standIns,
    people,
    person,
    tags,
    compare,
    bulkEdits,
    oneBulkEdit,
    results,
    documents,
    recognition,
    organization,
    calendar,
    forms,
    oneForm,
    customFields,
    customSection,
    rebinds,
    rebindSources,
    oneRebind,
    certificates,
    processes,
    oneProcess,
    drawProcess,
    imports,
    remembered,
    oneImport,
    exportsRoute,
    law,
    privacy,
    access,
    accounts,
    audit,
    jobs,
    settings,
    notices,
    me,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: NotFound,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

onSignedOut(() => {
  if (router.state.location.pathname === '/sign-in') return;
  queries.setQueryData(sessionQuery.queryKey, null);
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } });
});
