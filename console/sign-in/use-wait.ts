import { useEffect, useState } from 'react';
import { ProblemError } from '#contract/call.ts';

/** Seconds left until the server takes another try, counted down from a refusal that says to wait; 0 when one may try. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!(error instanceof ProblemError) || error.problem.status !== 429) return setLeft(0);
    const { seconds, minutes } = error.problem.facts ?? {};
    const wait = typeof seconds === 'number' ? seconds : typeof minutes === 'number' ? minutes * 60 : 0;
    const end = Date.now() + wait * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

export function waitText(left: number): string {
  return left > 90 ? `请等待 ${Math.ceil(left / 60)} 分钟` : `请等待 ${left} 秒`;
}
