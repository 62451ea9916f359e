import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { createContext, useContext } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { revealCaseValue } from '#contract/case.ts';

/** Which values of a form are kept sealed, and where. */
export type SealedIn = { readonly codes: readonly string[]; readonly caseId: string; readonly taskId?: string };
export const SealedValues = createContext<SealedIn | null>(null);

/** Below a value of which the last characters alone are shown: the way to the whole, where the reader may see it. */
export function SealedNote({ code, label }: { code: string; label: string }) {
  const within = useContext(SealedValues);
  const look = useMutation({
    mutationFn: ({ caseId, taskId }: SealedIn) =>
      call(revealCaseValue, { params: { id: caseId }, body: { field: code, ...(taskId ? { taskId } : {}) } }),
    // It is in no store that outlives the page.
    gcTime: 0,
  });
  if (!within?.codes.includes(code)) return null;
  return (
    <p className="fill-sealed" aria-live="polite">
      {look.data ? (
        <>
          <span className="fill-sealed-value">{look.data.value}</span>
          <Button type="link" size="small" onClick={() => look.reset()}>
            收起
          </Button>
        </>
      ) : (
        <>
          <span>已加密保存</span>
          <Button
            type="link"
            size="small"
            aria-label={`显示完整的${label}`}
            loading={look.isPending}
            onClick={() => look.mutate(within)}
          >
            显示完整内容
          </Button>
        </>
      )}
      {look.error ? (
        <span className="fill-wrong" role="alert">
          {look.error instanceof ProblemError ? look.error.problem.title : '没有读到，请再试一次。'}
        </span>
      ) : null}
    </p>
  );
}
