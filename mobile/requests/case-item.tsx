import type { CaseRow } from '#contract/case.ts';
import { DueMark, ExpeditedMark, StateMark } from '../cases/marks.tsx';
import { standingWords } from '../cases/steps.ts';
import { Link } from '../routing/link.tsx';
import { instantWords } from '../ui/day.ts';

/** A case in a list: what it is, where it stands in words, by when. */
export function CaseItem({ of }: { of: CaseRow }) {
  const isRunning = of.state === 'running';
  return (
    <Link to={`/cases/${of.id}`} className="row task-item">
      <span className="grow">
        <strong className="task-title">{of.title}</strong>
        <span className="note task-about">
          {isRunning ? standingWords(of) : `${instantWords(of.endedAt ?? of.startedAt)} 结束`}
        </span>
        <span className="marks">
          <StateMark of={of} />
          {isRunning ? <DueMark dueAt={of.dueAt} /> : null}
          <ExpeditedMark times={of.expedited} />
          <span className="note task-when">{instantWords(of.startedAt)}</span>
        </span>
      </span>
    </Link>
  );
}
