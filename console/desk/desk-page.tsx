import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useCan } from '../app/session.ts';
import { Page, PageHead } from '../parts/page-head.tsx';
import { BoardTab } from './board-tab.tsx';
import { incidentsQuery } from './desk-queries.ts';
import { GroupsTab } from './groups-tab.tsx';
import { IncidentsTab } from './incidents-tab.tsx';
import '../cases/cases.css';
import './desk.css';

export const deskViews = ['board', 'groups', 'incidents'] as const;
type View = (typeof deskViews)[number];

/** How the work goes: limits by unit and process, the groups that own tasks, and what failed. */
export function DeskPage() {
  const search = useSearch({ from: '/shell/desk' });
  const navigate = useNavigate();
  const can = useCan();
  const mends = can('process.mend');
  const incidents = useQuery({ ...incidentsQuery, enabled: mends });
  const failed = incidents.data?.items.length ?? 0;
  const views = deskViews.filter(each => each !== 'incidents' || mends);
  const view = views.find(each => each === search.view) ?? 'board';
  const labels: Record<View, string> = {
    board: '看板',
    groups: '工作组',
    incidents: failed > 0 ? `流程异常（${failed}）` : '流程异常',
  };
  return (
    <Page>
      <PageHead title="时限看板" note="各单位、各流程的待办是否按时办理。期限按工作日历计算。" />
      <Tabs
        activeKey={view}
        onChange={key => navigate({ to: '/desk', search: key === 'board' ? {} : { view: key as View } })}
        items={views.map(key => ({ key, label: labels[key] }))}
      />
      <div role="tabpanel" aria-label={labels[view]}>
        {view === 'board' ? <BoardTab /> : view === 'groups' ? <GroupsTab /> : <IncidentsTab />}
      </div>
    </Page>
  );
}
