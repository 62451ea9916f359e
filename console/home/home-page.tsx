import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useCan, useSession } from '../app/session.ts';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { unitsQuery } from '../parts/units.ts';
import { longDay, today } from '../parts/when.ts';
import { FirstSteps } from './first-steps.tsx';
import { Overview } from './overview.tsx';
import { OwnHome } from './own-home.tsx';
import { useCounts } from './use-counts.ts';
import { Waiting } from './waiting.tsx';
import './home.css';

const greeting = (hour: number) =>
  hour < 5 ? '夜深了' : hour < 11 ? '早上好' : hour < 13 ? '中午好' : hour < 18 ? '下午好' : '晚上好';

/** The three ways on for an empty system; else the state of things within one's reach. */
export function HomePage() {
  const session = useSession();
  const can = useCan();
  const wide = session?.permissions.some(each => each.action === 'people.read' && each.scope !== 'own') ?? false;
  const units = useQuery({ ...unitsQuery(), enabled: can('organization.read') });
  const everyone = useCounts([{}], wide);
  const total = everyone.counts[0];
  const mayStart = can('people.create') || can('organization.edit');
  const isEmpty = mayStart && total === 0 && units.data?.items.length === 0;
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', hour: 'numeric', hourCycle: 'h23' }).format(),
  );
  return (
    <Page>
      <PageHead title="首页" note={`${greeting(hour)}，${session?.name ?? ''}。今天是 ${longDay(today())}。`} />
      {isEmpty ? null : <Waiting />}
      {wide ? (
        everyone.error ? (
          <ProblemAlert error={everyone.error} retry={everyone.retry} />
        ) : total === undefined || (mayStart && units.isPending && units.fetchStatus !== 'idle') ? (
          <Skeleton active paragraph={{ rows: 6 }} />
        ) : isEmpty ? (
          <FirstSteps />
        ) : (
          <Overview />
        )
      ) : (
        <OwnHome />
      )}
    </Page>
  );
}
