import { Alert, Button } from 'antd';
import { ProblemError } from '#contract/call.ts';
import { rebindAddress } from '#contract/phone-rebind.ts';
import { NotConfirmed } from '../app/not-confirmed.ts';

/** What went wrong, in words, with the fields concerned, a number to give to support, and a way to try again. Nothing without an error. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  if (!error || error instanceof NotConfirmed) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  const fields = problem?.fields ?? [];
  const wayOn = problem?.facts?.wayOn;
  const isFault = !problem || problem.status >= 500;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem?.title ?? '页面出错了，请重试。'}
      description={
        fields.length > 0 || typeof wayOn === 'string' || (isFault && problem?.requestId) ? (
          <div className="small">
            {fields.map(each => (
              <div key={each.field + each.message}>{each.message}</div>
            ))}
            {wayOn === rebindAddress ? (
              <a href={rebindAddress} target="_blank" rel="noreferrer">
                办理手机号解绑
              </a>
            ) : null}
            {isFault && problem?.requestId ? <div className="quiet">故障编号 {problem.requestId}</div> : null}
          </div>
        ) : undefined
      }
      action={
        retry ? (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        ) : undefined
      }
    />
  );
}
