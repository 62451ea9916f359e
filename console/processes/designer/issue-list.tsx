import { CheckCircleOutlined, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { ProcessIssue } from '#contract/process.ts';
import { EmptyState } from '../../parts/empty-state.tsx';

const keyOf = (each: ProcessIssue, at: number) => `${at} ${each.code} ${each.element ?? ''}`;

/** What is wrong, errors first; a press shows where. */
export function IssueList(props: { issues: readonly ProcessIssue[]; onShow: (id: string) => void }) {
  const { issues, onShow } = props;
  if (issues.length === 0)
    return (
      <EmptyState title="没有问题">
        <CheckCircleOutlined /> 可以试运行或启用。
      </EmptyState>
    );
  const sorted = [...issues].sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
  return (
    <ul className="issue-list" aria-label="检查结果">
      {sorted.map((each, at) => (
        <li key={keyOf(each, at)}>
          <button
            type="button"
            className="bare issue"
            disabled={each.element === null}
            onClick={() => (each.element ? onShow(each.element) : undefined)}
          >
            {each.severity === 'error' ? (
              <CloseCircleFilled className="issue-error" aria-label="错误" />
            ) : (
              <ExclamationCircleFilled className="issue-warning" aria-label="提醒" />
            )}
            <span>{each.zh}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
