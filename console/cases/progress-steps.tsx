import { CheckOutlined, CloseOutlined, ExclamationOutlined, MinusOutlined } from '@ant-design/icons';
import type { CaseDetail } from '#contract/case.ts';
import { instantText } from '../parts/when.ts';
import { type Step, stepsOf } from './steps.ts';

const marks: Record<Step['state'], React.ReactNode> = {
  done: <CheckOutlined />,
  refused: <CloseOutlined />,
  now: null,
  held: <ExclamationOutlined />,
  gone: <MinusOutlined />,
};
const words: Record<Step['state'], string> = {
  done: '已完成',
  refused: '未通过',
  now: '办理中',
  held: '异常',
  gone: '已取消',
};

/** The way that a case has gone, from its beginning to where it stands. */
export function ProgressSteps({ of }: { of: CaseDetail }) {
  return (
    <ol className="steps" aria-label="办理进度">
      {stepsOf(of).map(each => (
        <li key={each.key} className={`step step-${each.state}`}>
          <span className="step-mark" aria-hidden="true">
            {marks[each.state]}
          </span>
          <span className="step-name">
            {each.name}
            <span className="visually-hidden">（{words[each.state]}）</span>
          </span>
          <span className="step-who">
            {[each.people, each.note].filter(Boolean).join(' · ')}
            {each.isLate ? <span className="step-late"> · 超期</span> : null}
          </span>
          <time className="step-when" dateTime={each.at ?? undefined}>
            {each.at ? instantText(each.at) : ''}
          </time>
        </li>
      ))}
    </ol>
  );
}
