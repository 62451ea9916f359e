import { useEffect, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { checkProcess, type ProcessIssue } from '#contract/process.ts';
import type { Board } from '../board/parts.ts';
import { xmlOf } from './use-board.ts';

const waitsMs = 700;

/** What is wrong with the model, asked a moment after each change. */
export function useCheck(board: Board | null, revision: number, first: readonly ProcessIssue[]) {
  const [issues, setIssues] = useState(first);
  const [isChecking, setChecking] = useState(false);
  useEffect(() => {
    if (!board || revision === 0) return undefined;
    const control = new AbortController();
    setChecking(true);
    const timer = setTimeout(async () => {
      try {
        const xml = await xmlOf(board);
        const reply = await call(checkProcess, { body: { xml }, signal: control.signal });
        setIssues(reply.issues);
      } catch (thrown) {
        if (control.signal.aborted) return;
        if (thrown instanceof ProblemError && thrown.problem.code === 'process.unreadable')
          setIssues([{ code: 'unreadable', element: null, severity: 'error', zh: thrown.problem.title }]);
      }
      if (!control.signal.aborted) setChecking(false);
    }, waitsMs);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [board, revision]);
  return { issues, setIssues, isChecking };
}
