import { useCallback, useState } from 'react';

/** What somebody sent to end a task. */
export type Answer = {
  readonly outcome: string;
  readonly label: string;
  readonly comment: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
  readonly data?: Readonly<Record<string, unknown>>;
};
/** An answer on its way, or one that was refused: then with what was written, so that nothing is lost. */
export type Attempt = { readonly answer: Answer; readonly error: unknown };

/** Answers that are on their way or were refused, by task. */
export function useAttempts() {
  const [attempts, setAttempts] = useState<ReadonlyMap<string, Attempt>>(new Map());
  const set = useCallback((id: string, attempt: Attempt | null) => {
    setAttempts(before => {
      const next = new Map(before);
      if (attempt) next.set(id, attempt);
      else next.delete(id);
      return next;
    });
  }, []);
  return { attempts, set };
}
