import { useEffect, useRef, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { type ProcessIssue, readProcess, saveDraft } from '#contract/process.ts';
import { queries } from '../../app/queries.ts';
import type { Board } from '../board/parts.ts';
import { processKey } from '../process-queries.ts';
import { xmlOf } from './use-board.ts';

export type Saving =
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'changed' | 'saving' }
  /** Somebody else saved meanwhile: nothing is saved until one of the two is chosen. */
  | { readonly state: 'conflict'; readonly problem: ProblemError }
  | { readonly state: 'failed'; readonly problem: unknown };

export type Draft = {
  readonly saving: Saving;
  /** The draft's number; null before the first save. */
  readonly number: number | null;
  /** Saves what is on the board now; true where it is kept. */
  save(): Promise<boolean>;
  /** Overwrites what somebody else saved meanwhile. */
  overwrite(): Promise<void>;
  /** What is on the board is what the server keeps. */
  settled(number: number, editedAt: string): void;
};

const waitsMs = 2000;

/** Keeps the draft by itself, a while after the last change. */
export function useDraft(props: {
  board: Board | null;
  revision: number;
  processId: string;
  opened: { readonly number: number; readonly editedAt: string } | null;
  onIssues: (issues: readonly ProcessIssue[]) => void;
}): Draft {
  const { board, revision, processId } = props;
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: null });
  const [number, setNumber] = useState(props.opened?.number ?? null);
  const basedOn = useRef<string | null>(props.opened?.editedAt ?? null);
  const kept = useRef(0);
  const now = useRef(revision);
  now.current = revision;
  const running = useRef<Promise<boolean> | null>(null);
  const tell = useRef(props.onIssues);
  tell.current = props.onIssues;

  const send = async (): Promise<boolean> => {
    if (!board) return false;
    const sent = now.current;
    setSaving({ state: 'saving' });
    try {
      const xml = await xmlOf(board);
      const reply = await call(saveDraft, { params: { key: processId }, body: { xml, basedOn: basedOn.current } });
      basedOn.current = reply.editedAt;
      kept.current = sent;
      setNumber(reply.number);
      setSaving(now.current === sent ? { state: 'saved', at: reply.editedAt } : { state: 'changed' });
      if (now.current === sent) tell.current(reply.issues);
      return true;
    } catch (thrown) {
      const isConflict = thrown instanceof ProblemError && thrown.problem.code === 'process.saved-meanwhile';
      setSaving(isConflict ? { state: 'conflict', problem: thrown } : { state: 'failed', problem: thrown });
      return false;
    }
  };
  const save = async (): Promise<boolean> => {
    if (running.current) await running.current;
    if (now.current === kept.current && saving.state === 'saved') return true;
    running.current = send();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  };
  const latest = useRef(save);
  latest.current = save;

  useEffect(() => {
    if (revision === kept.current) return undefined;
    setSaving(before => (before.state === 'conflict' ? before : { state: 'changed' }));
    const timer = setTimeout(() => {
      if (!isBlocked.current) void latest.current();
    }, waitsMs);
    return () => clearTimeout(timer);
  }, [revision]);
  const isBlocked = useRef(false);
  isBlocked.current = saving.state === 'conflict';

  // What other pages show of the process is old now.
  useEffect(
    () => () => {
      void queries.invalidateQueries({ queryKey: [processKey] });
    },
    [],
  );

  return {
    saving,
    number,
    save,
    overwrite: async () => {
      const { versions } = await call(readProcess, { params: { key: processId } });
      basedOn.current = versions.find(each => each.state === 'draft')?.editedAt ?? null;
      await send();
    },
    settled: (next, editedAt) => {
      basedOn.current = editedAt;
      kept.current = now.current;
      setNumber(next);
      setSaving({ state: 'saved', at: editedAt });
    },
  };
}
