import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { PagePending } from '../app/fallbacks.tsx';
import { useCan } from '../app/session.ts';
import type { Moment } from '../parts/moment.ts';
import { MomentBanner, MomentPicker } from '../parts/moment-picker.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { unitsQuery } from '../parts/units.ts';
import '../people/archive.css';
import './organization.css';
import { UnitChart } from './unit-chart.tsx';
import { UnitDrawer } from './unit-drawer.tsx';
import { UnitTree } from './unit-tree.tsx';

const LegalEntities = lazy(() => import('./legal-entities.tsx').then(part => ({ default: part.LegalEntities })));
const Posts = lazy(() => import('./posts.tsx').then(part => ({ default: part.Posts })));
const Grades = lazy(() => import('./grades.tsx').then(part => ({ default: part.Grades })));
const CodeAliases = lazy(() => import('../import/code-aliases.tsx').then(part => ({ default: part.CodeAliases })));
const Plans = lazy(() => import('./plans.tsx').then(part => ({ default: part.Plans })));
const PlanPage = lazy(() => import('./plan-page.tsx').then(part => ({ default: part.PlanPage })));
const HeadCounts = lazy(() => import('./head-counts.tsx').then(part => ({ default: part.HeadCounts })));
const Aliases = lazy(() => import('./aliases.tsx').then(part => ({ default: part.Aliases })));

const views = {
  tree: '架构',
  chart: '架构图',
  plans: '调整方案',
  'head-count': '编制',
  'legal-entities': '法人主体',
  posts: '岗位',
  grades: '职级',
  aliases: '单位别名',
  'code-aliases': '代码写法',
} as const;
/** Views of things that have no dates. */
const undated = ['plans', 'grades', 'aliases', 'code-aliases'];

/** The organisation, as of any day, by today's records or by those of another time. */
export function OrganizationPage() {
  const { view: asked, unit, plan, ...moment } = useSearch({ from: '/shell/organization' });
  const navigate = useNavigate();
  const view = asked && asked in views ? asked : 'tree';
  const units = useQuery({ ...unitsQuery(moment), placeholderData: old => old });
  const go = (part: {
    view?: string | undefined;
    unit?: string | undefined;
    plan?: string | undefined;
    moment?: Moment;
  }) => {
    const next = { view: asked, unit, plan, ...part };
    return navigate({
      to: '/organization',
      search: {
        ...(next.view ? { view: next.view } : {}),
        ...(next.unit ? { unit: next.unit } : {}),
        ...(next.plan ? { plan: next.plan } : {}),
        ...(part.moment ?? moment),
      },
      replace: true,
    });
  };
  const turn = (to: Moment) => go({ moment: to });
  const open = (unitId: string) => go({ unit: unitId });
  const can = useCan();
  const opens: Record<string, string> = {
    // What is written for codes matters to those who keep it.
    'code-aliases': 'alias.edit',
    plans: 'organization.edit',
    'head-count': 'head-count.read',
  };
  const total = units.data?.items.length;
  return (
    <div className="fill">
      {undated.includes(view) ? null : <MomentBanner moment={moment} onMoment={turn} />}
      <div className="page-full" style={{ minHeight: 0 }}>
        <PageHead
          title="组织架构"
          note={total === undefined ? '正在载入…' : `${total} 个单位`}
          actions={undated.includes(view) ? null : <MomentPicker moment={moment} onMoment={turn} />}
        />
        <Tabs
          className="org-tabs"
          activeKey={view}
          onChange={key => go({ view: key === 'tree' ? undefined : key, plan: undefined })}
          items={Object.entries(views)
            .filter(([key]) => !opens[key] || can(opens[key]))
            .map(([key, label]) => ({ key, label }))}
        />
        <div className="org-body" role="tabpanel" aria-label={views[view as keyof typeof views]}>
          <Suspense fallback={<PagePending />}>
            {view === 'tree' ? <UnitTree units={units} moment={moment} openId={unit} onOpen={open} /> : null}
            {view === 'chart' ? <UnitChart units={units} moment={moment} onMoment={turn} onOpen={open} /> : null}
            {view === 'legal-entities' ? <LegalEntities moment={moment} /> : null}
            {view === 'posts' ? <Posts moment={moment} /> : null}
            {view === 'plans' && !plan ? <Plans onOpen={id => go({ plan: id })} /> : null}
            {view === 'plans' && plan ? (
              <PlanPage key={plan} planId={plan} onBack={() => go({ plan: undefined })} />
            ) : null}
            {view === 'head-count' ? <HeadCounts moment={moment} /> : null}
            {view === 'grades' ? <Grades /> : null}
            {view === 'aliases' ? <Aliases /> : null}
            {view === 'code-aliases' ? <CodeAliases /> : null}
          </Suspense>
        </div>
      </div>
      {unit ? <UnitDrawer unitId={unit} moment={moment} onClose={() => go({ unit: undefined })} /> : null}
    </div>
  );
}
