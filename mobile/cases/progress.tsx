import { CheckOutline, CloseOutline, ExclamationOutline, MinusOutline } from 'antd-mobile-icons';
import type { CaseDetail } from '#contract/case.ts';
import { instantWords } from '../ui/day.ts';
import { DueMark } from './marks.tsx';
import { type Step, stepsOf } from './steps.ts';

const marks: Record<Step['state'], React.ReactNode> = {
  done: <CheckOutline />,
  refused: <CloseOutline />,
  now: <i />,
  held: <ExclamationOutline />,
  gone: <MinusOutline />,
};

/** The way of a case in steps below each other, in place of the diagram that the PC draws. */
export function Progress({ of }: { of: CaseDetail }) {
  return (
    <ol className="progress" aria-label="办理进度">
      {stepsOf(of).map(each => (
        <li key={each.key} className={each.state} aria-current={each.state === 'now' ? 'step' : undefined}>
          <span className="progress-mark" aria-hidden>
            {marks[each.state]}
          </span>
          <p className="progress-name">
            <strong>{each.name}</strong>
            {each.result ? <span>{each.result}</span> : null}
          </p>
          <p className="note">
            {[each.state === 'now' && each.who ? `等待 ${each.who}` : each.who, each.at ? whenWords(each) : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
          {each.dueAt ? <DueMark dueAt={each.dueAt} /> : null}
        </li>
      ))}
    </ol>
  );
}

function whenWords({ state, at }: Step): string {
  const when = instantWords(at ?? '');
  return state === 'now' ? `${when} 到达` : when;
}
