import { FireFill } from 'antd-mobile-icons';
import { type CaseRow, caseStates } from '#contract/case.ts';
import { dueWords } from './due-words.ts';
import './cases.css';

/** By when, or how late. Nothing without a limit. */
export function DueMark({ dueAt }: { dueAt: string | null }) {
  if (!dueAt) return null;
  const { words, tone } = dueWords(dueAt);
  return <span className={`mark ${tone}`}>{words}</span>;
}

/** How often somebody asked for it sooner. */
export function ExpeditedMark({ times }: { times: number }) {
  if (times === 0) return null;
  return (
    <span className="mark expedited">
      <FireFill aria-hidden /> 已催办{times > 1 ? ` ${times} 次` : ''}
    </span>
  );
}

export function StateMark({ of }: { of: Pick<CaseRow, 'state' | 'isHeld'> }) {
  const tone = { running: 'now', done: 'good', refused: 'late', withdrawn: 'calm', failed: 'late' }[of.state];
  return (
    <>
      <span className={`mark ${tone}`}>{caseStates[of.state]}</span>
      {of.isHeld && of.state === 'running' ? <span className="mark late">流程异常</span> : null}
    </>
  );
}
