import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { call } from '#contract/call.ts';
import { readArchive } from '#contract/person.ts';
import { type SectionGroup, sectionGroups } from '#contract/person-section.ts';
import { Gate } from '../parts/gate.tsx';
import { AsOfBanner } from './as-of.tsx';
import { EmploymentPanel } from './employment-panel.tsx';
import { Life } from './life.tsx';
import { PersonHead } from './person-head.tsx';
import { SectionPanel } from './section-panel.tsx';
import './archive.css';

/** One page tells a working life, as of today or of any other day. */
export function PersonPage() {
  const { personId } = useParams({ from: '/shell/people/$personId' });
  const { asOf } = useSearch({ from: '/shell/people/$personId' });
  const navigate = useNavigate();
  const archive = useQuery({
    queryKey: ['people', 'archive', personId, asOf ?? 'today'],
    queryFn: ({ signal }) => call(readArchive, { params: { id: personId }, query: asOf ? { asOf } : {}, signal }),
    placeholderData: keepPreviousData,
  });
  const turn = (day: string | null) =>
    navigate({ to: '/people/$personId', params: { personId }, search: day ? { asOf: day } : {}, replace: true });
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
            {asOf ? <AsOfBanner day={asOf} onDay={turn} /> : null}
            <PersonHead archive={data} asOf={asOf} onDay={turn} />
            <div className="person-body" style={archive.isPlaceholderData ? { opacity: 0.6 } : {}}>
              <div className="person-columns">
                <div className="stack">
                  {data.employments ? <EmploymentPanel archive={data} /> : null}
                  {(sectionGroups as SectionGroup[]).map(each => (
                    <SectionPanel key={each} archive={data} group={each} />
                  ))}
                </div>
                <Life personId={personId} onDay={turn} />
              </div>
            </div>
          </>
        )}
      </Gate>
    </div>
  );
}
