import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { call } from '#contract/call.ts';
import { readArchive } from '#contract/person.ts';
import { type SectionGroup, sectionGroups } from '#contract/person-section.ts';
import { DocumentsPanel } from '../documents/documents-panel.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { knownText, type Moment, momentKey, momentQuery } from '../parts/moment.ts';
import { MomentBanner } from '../parts/moment-picker.tsx';
import { ArchiveTime } from './archive-time.tsx';
import { CustomSections } from './custom-sections.tsx';
import { EmploymentPanel } from './employment-panel.tsx';
import { Life } from './life.tsx';
import { PersonHead } from './person-head.tsx';
import { SectionPanel } from './section-panel.tsx';
import { isBlank } from './standing.ts';
import './archive.css';

/** One page tells a working life, as of today or of any other day, by today's records or by those of another time. */
export function PersonPage() {
  const { personId } = useParams({ from: '/shell/people/$personId' });
  const moment = useSearch({ from: '/shell/people/$personId' });
  const navigate = useNavigate();
  const archive = useQuery({
    queryKey: ['people', 'archive', personId, momentKey(moment)],
    queryFn: async ({ signal }) => {
      const read = await call(readArchive, { params: { id: personId }, query: momentQuery(moment), signal });
      // What was believed once is not for changing: it may have been superseded since.
      return moment.knownAt ? { ...read, can: { ...read.can, edit: [] } } : read;
    },
    placeholderData: keepPreviousData,
  });
  const turn = (next: Moment) =>
    navigate({ to: '/people/$personId', params: { personId }, search: next, replace: true });
  const name = archive.data?.person.name;
  useEffect(() => {
    document.title = `${name ?? '档案'} · Renshi 人事`;
  }, [name]);
  return (
    <div className="person-page">
      <Gate
        query={archive}
        skeleton={<Skeleton active avatar={false} paragraph={{ rows: 10 }} style={{ padding: 32 }} />}
      >
        {data => (
          <>
            <MomentBanner moment={moment} onMoment={turn} />
            <PersonHead archive={data} moment={moment} onMoment={turn} />
            <ArchiveTime archive={data} moment={moment} onMoment={turn} />
            <div className="person-body" style={archive.isPlaceholderData ? { opacity: 0.6 } : {}}>
              {moment.knownAt && isBlank(data) ? (
                <EmptyState title="当时还没有这份档案">
                  到 {knownText(moment.knownAt)} 为止，系统里没有这个人的任何记录。
                </EmptyState>
              ) : (
                <div className="person-columns">
                  <div className="stack">
                    {data.employments ? <EmploymentPanel archive={data} /> : null}
                    {(sectionGroups as SectionGroup[]).map(each => (
                      <SectionPanel key={each} archive={data} group={each} />
                    ))}
                    {moment.knownAt ? null : <DocumentsPanel personId={personId} />}
                    <CustomSections personId={personId} moment={moment} on={data.asOf} />
                  </div>
                  <Life personId={personId} knownAt={moment.knownAt} onDay={asOf => turn({ ...moment, asOf })} />
                </div>
              )}
            </div>
          </>
        )}
      </Gate>
    </div>
  );
}
