import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { call } from '#contract/call.ts';
import { type FormProblem, fillDefaults } from '#contract/form-check.ts';
import { sealedOf } from '#contract/form-choices.ts';
import { saveTaskDraft, type TaskDetail } from '#contract/task.ts';
import { queries } from '../app/queries.ts';
import { faultsIn, formQuery, prefillQuery, problemsOf } from '../cases/case-form.tsx';
import { taskQuery } from '../cases/work-queries.ts';
import type { Attempt } from './attempts.ts';

type Data = TaskDetail['data'];
const restMs = 1500;

/**
 * The form of a task that its reader may end. What is filled in is kept on the server a moment after the last change, so that it is there
 * on another machine, too.
 */
export function useTaskForm(task: TaskDetail, attempt: Attempt | undefined) {
  const isAsked = task.form !== null && task.may.finish;
  const form = useQuery({ ...formQuery(task.form?.key ?? '', task.form?.version || undefined), enabled: isAsked });
  const prefill = useQuery({ ...prefillQuery(task.form?.key ?? ''), enabled: isAsked });
  const [typed, setTyped] = useState<Data | null>(attempt?.answer.data ?? null);
  const [faults, setFaults] = useState<readonly FormProblem[]>([]);
  const isChanged = useRef(false);
  const save = useMutation({
    mutationFn: (kept: Data) => call(saveTaskDraft, { params: { id: task.id }, body: { data: kept } }),
    onSuccess: (_, kept) =>
      queries.setQueryData(taskQuery(task.id).queryKey, before => before && { ...before, data: kept }),
  });
  const { mutate } = save;
  const known = useMemo(() => ({ ...prefill.data, sealed: sealedOf(task) }), [prefill.data, task]);
  const data = typed ?? (form.data ? fillDefaults(form.data.definition, task.data, known) : task.data);
  useEffect(() => {
    if (!isChanged.current || !typed) return;
    const timer = setTimeout(() => {
      isChanged.current = false;
      mutate(typed);
    }, restMs);
    return () => clearTimeout(timer);
  }, [typed, mutate]);
  return {
    isAsked,
    form,
    prefill,
    known,
    data,
    problems: [...faults, ...problemsOf(attempt?.error)],
    saved: save.isPending ? '正在保存…' : save.isSuccess ? '草稿已保存' : '',
    error: save.error,
    change: (next: Data) => {
      isChanged.current = true;
      setFaults([]);
      setTyped(next);
    },
    /** Whether what was filled in will do; tells at the fields what won't. */
    isReady: (): boolean => {
      if (!form.data) return false;
      const found = faultsIn(form.data, data, known);
      setFaults(found);
      return found.length === 0;
    },
  };
}
export type TaskForm = ReturnType<typeof useTaskForm>;
