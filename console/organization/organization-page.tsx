import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { PagePending } from '../app/fallbacks.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { unitsQuery } from '../parts/units.ts';
import { AsOfBanner, AsOfPicker } from '../people/as-of.tsx';
import '../people/archive.css';
import './organization.css';
import { UnitChart } from './unit-chart.tsx';
import { UnitDrawer } from './unit-drawer.tsx';
import { UnitTable } from './unit-table.tsx';

const LegalEntities = lazy(() => import('./legal-entities.tsx').then(part => ({ default: part.LegalEntities })));
const Posts = lazy(() => import('./posts.tsx').then(part => ({ default: part.Posts })));
const Grades = lazy(() => import('./grades.tsx').then(part => ({ default: part.Grades })));
const Aliases = lazy(() => import('./aliases.tsx').then(part => ({ default: part.Aliases })));

const views = {
  tree: '架构',
  chart: '架构图',
  'legal-entities': '法人主体',
  posts: '岗位',
  grades: '职级',
  aliases: '单位别名',
} as const;
/** Views of things that have no dates. */
const undated = ['grades', 'aliases'];

/** The organisation, as of any day. */
export function OrganizationPage() {
  const search = useSearch({ from: '/shell/organization' });
  const navigate = useNavigate();
  const view = search.view && search.view in views ? search.view : 'tree';
  const units = useQuery(unitsQuery(search.asOf));
  const go = (part: { view?: string; asOf?: string | null; unit?: string | null }) =>
    navigate({
      to: '/organization',
      search: old => {
        const next = { ...old, ...part };
        return Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as typeof old;
      },
      replace: true,
    });
  const open = (unit: string) => go({ unit });
  const total = units.data?.items.length;
  return (
    <div className="fill">
      {search.asOf && !undated.includes(view) ? <AsOfBanner day={search.asOf} onDay={asOf => go({ asOf })} /> : null}
      <div className="page-full" style={{ minHeight: 0 }}>
        <PageHead
          title="组织架构"
          note={total === undefined ? '正在载入…' : `${total} 个单位`}
          actions={undated.includes(view) ? null : <AsOfPicker day={search.asOf} onDay={asOf => go({ asOf })} />}
        />
        <Tabs
          className="org-tabs"
          activeKey={view}
          onChange={key => go({ view: key === 'tree' ? '' : key })}
          items={Object.entries(views).map(([key, label]) => ({ key, label }))}
        />
        <div className="org-body" role="tabpanel" aria-label={views[view as keyof typeof views]}>
          <Suspense fallback={<PagePending />}>
            {view === 'tree' ? <UnitTable units={units} asOf={search.asOf} onOpen={open} /> : null}
            {view === 'chart' ? <UnitChart units={units} onOpen={open} /> : null}
            {view === 'legal-entities' ? <LegalEntities asOf={search.asOf} /> : null}
            {view === 'posts' ? <Posts asOf={search.asOf} /> : null}
            {view === 'grades' ? <Grades /> : null}
            {view === 'aliases' ? <Aliases /> : null}
          </Suspense>
        </div>
      </div>
      {search.unit ? <UnitDrawer unitId={search.unit} onClose={() => go({ unit: null })} onOpen={open} /> : null}
    </div>
  );
}
