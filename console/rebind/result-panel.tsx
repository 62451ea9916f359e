import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rebindStates, refusedWhys } from '#contract/phone-binding.ts';
import type { RebindWork } from '#contract/phone-rebind-work.ts';
import { instantText } from '../parts/when.ts';
import { Voices } from './decide-panel.tsx';
import type { RebindDetail } from './rebind-queries.ts';

/** How it ended, who decided, and what the applicant was told. */
export function ResultPanel({ detail, work }: { detail: RebindDetail; work: UseQueryResult<RebindWork> }) {
  const { rebind, refusedWhy, decisionNote } = detail;
  return (
    <section className="panel" aria-label="办理结果">
      <header>
        <h2>{rebindStates[rebind.state]}</h2>
        <span className="push quiet small">{instantText(rebind.decidedAt)}</span>
      </header>
      <div className="body rebind-deciding">
        {rebind.state === 'approved' ? <p>号码已换绑到申请人名下，双方须重新登录。</p> : null}
        {refusedWhy ? (
          <p>
            <span className="quiet small">告知申请人：</span>
            {refusedWhys[refusedWhy]}。
          </p>
        ) : null}
        {decisionNote ? <blockquote className="rebind-note">{decisionNote}</blockquote> : null}
        <Voices voices={(work.data?.voices ?? []).filter(each => each.state === 'done')} />
        {work.data?.caseId ? (
          <p className="small">
            <Link to="/cases/$caseId" params={{ caseId: work.data.caseId }}>
              办理过程
            </Link>
          </p>
        ) : null}
      </div>
    </section>
  );
}
