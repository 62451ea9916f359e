import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { DueMark } from '../cases/due-mark.tsx';
import { Flame } from '../cases/flame.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { instantText } from '../parts/when.ts';
import { DecidePanel } from './decide-panel.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { rebindQuery, rebindWorkQuery } from './rebind-queries.ts';
import { RebindStateChip } from './rebind-state.tsx';
import { ResultPanel } from './result-panel.tsx';
import { StalePanel } from './stale-panel.tsx';
import './rebind.css';

/** One rebinding: what each department says of both people, and the decision on it. */
export function RebindPage() {
  const { rebindId } = useParams({ from: '/shell/rebinds/$rebindId' });
  const detail = useQuery(rebindQuery(rebindId));
  const work = useQuery({
    ...rebindWorkQuery(rebindId),
    // A case that has just been asked for is begun within seconds.
    refetchInterval: query => (query.state.data?.caseId === null ? 3_000 : 30_000),
  });
  return (
    <Page wide>
      <Gate query={detail}>
        {data => {
          const { rebind } = data;
          const isOpen = rebind.state === 'open';
          return (
            <div className="rebind-page">
              <PageHead
                title={`${rebind.applicantName}申请 ${rebind.phoneMasked}`}
                note={
                  <span className="row wrap">
                    <Link to="/rebinds">手机号解绑</Link>
                    <span className="mono">{rebind.number}</span>
                    <span>{instantText(rebind.openedAt)} 提交</span>
                    <RebindStateChip state={rebind.state} />
                    {isOpen ? <DueMark dueAt={rebind.dueAt} word /> : null}
                    <Flame times={rebind.expedites} />
                  </span>
                }
              />
              <div className="rebind-columns">
                <div className="stack">
                  <EvidencePanel detail={data} />
                  {rebind.state === 'approved' ? <StalePanel rebindId={rebind.id} work={work} /> : null}
                </div>
                <div className="stack">
                  {isOpen ? <DecidePanel detail={data} work={work} /> : <ResultPanel detail={data} work={work} />}
                </div>
              </div>
            </div>
          );
        }}
      </Gate>
    </Page>
  );
}
