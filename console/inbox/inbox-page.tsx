import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Checkbox, type InputRef, Select, Tabs } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '#contract/call.ts';
import { finishTask, type TaskRow } from '#contract/task.ts';
import { SearchField } from '../cases/search-field.tsx';
import { taskCountQuery, tasksQuery, workChanged } from '../cases/work-queries.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type Answer, useAttempts } from './attempts.ts';
import { BatchBar } from './batch-bar.tsx';
import './inbox.css';
import { type InboxBox, type InboxSearch, inboxBoxes } from './inbox-search.ts';
import { nextTask, stepFrom } from './next-task.ts';
import { TaskList } from './task-list.tsx';
import { TaskPanel } from './task-panel.tsx';
import { useKeys } from './use-keys.ts';

/** What waits for the reader: a list, the one that is open, and the ways to end it. */
export function InboxPage() {
  const search = useSearch({ from: '/shell/inbox' });
  const navigate = useNavigate();
  const { message } = App.useApp();
  const box: InboxBox = search.box ?? 'mine';
  const counts = useQuery(taskCountQuery);
  const filter = {
    box,
    ...(search.process ? { process: search.process } : {}),
    ...(search.q ? { q: search.q } : {}),
    ...(search.late ? { late: true } : {}),
  };
  const list = useInfiniteQuery({ ...tasksQuery(filter), refetchOnWindowFocus: true });
  const items: TaskRow[] = list.data?.pages.flatMap(each => each.items) ?? [];
  const ids = items.map(each => each.id);
  const open = search.task ?? null;
  const { attempts, set } = useAttempts();
  /** Answered or handed on, though the list may still show them for a moment. */
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const field = useRef<InputRef>(null);
  const panel = useRef<HTMLElement>(null);

  const go = useCallback(
    (part: Partial<Record<keyof InboxSearch, unknown>>) =>
      navigate({
        to: '/inbox',
        search: before =>
          Object.fromEntries(
            Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined && value !== ''),
          ),
        replace: true,
      }),
    [navigate],
  );
  const onOpen = useCallback((id: string | null) => void go({ task: id ?? undefined }), [go]);
  const onSearch = useCallback((q: string) => void go({ q, task: undefined }), [go]);
  const onPick = useCallback((id: string, isPicked: boolean) => {
    setPicked(before => {
      const next = new Set(before);
      if (isPicked) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  // The first is opened by itself where there is room for both.
  const first = ids.find(id => !gone.has(id));
  useEffect(() => {
    if (!open && first) onOpen(first);
  }, [open, first, onOpen]);

  const goOn = (from: string) => {
    setGone(before => new Set([...before, from]));
    onOpen(nextTask(ids, [...gone], from));
  };
  const onDone = (done: string[]) => {
    const all = [...gone, ...done];
    setGone(new Set(all));
    if (open && done.includes(open)) onOpen(nextTask(ids, all, open));
  };
  const send = useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: Answer; waits: boolean; title: string }) =>
      call(finishTask, {
        params: { id },
        body: {
          outcome: answer.outcome,
          ...(answer.comment.trim() ? { comment: answer.comment.trim() } : {}),
          ...(answer.data ? { data: answer.data } : {}),
          ...(answer.files.length > 0 ? { files: answer.files.map(each => each.id) } : {}),
        },
      }),
    onMutate: ({ id, answer, waits }) => {
      set(id, { answer, error: null });
      if (!waits) goOn(id);
    },
    onSuccess: async ({ isHeld, caseEnded }, { id, answer, waits, title }) => {
      const end = isHeld ? '；流程随后出现异常，已通知管理员' : caseEnded ? '，事项已结束' : '';
      message.success(`${title}：${answer.label}${end}`);
      if (waits) goOn(id);
      onPick(id, false);
      await workChanged();
      set(id, null);
    },
    onError: (error, { id, answer, title, waits }) => {
      set(id, { answer, error });
      setGone(before => new Set([...before].filter(each => each !== id)));
      if (!waits) message.error(`${title}没有办成，已留在列表中`);
    },
  });

  const step = (by: 1 | -1) => onOpen(stepFrom(ids, open, by));
  const enter = () => (open ? panel.current?.focus() : onOpen(first ?? null));
  useKeys(
    new Map([
      ['j', () => step(1)],
      ['k', () => step(-1)],
      ['/', () => field.current?.focus()],
      ['Enter', enter],
    ]),
  );

  const processes = new Map(items.map(each => [each.processKey, each.processName]));
  if (search.process && !processes.has(search.process)) processes.set(search.process, search.process);
  const count = (key: InboxBox) => (key === 'done' ? undefined : counts.data?.[key]);
  const chosen = items.filter(each => picked.has(each.id));
  return (
    <div className="page-full inbox">
      <PageHead
        title="待办"
        actions={
          <>
            <Link to="/stand-ins">
              <Button>代办设置</Button>
            </Link>
            <Link to="/start">
              <Button>发起</Button>
            </Link>
          </>
        }
      />
      <div className="inbox-body">
        <section className="panel inbox-list" aria-label="待办列表">
          <Tabs
            activeKey={box}
            onChange={key => {
              setPicked(new Set());
              void navigate({ to: '/inbox', search: key === 'mine' ? {} : { box: key as 'group' | 'done' } });
            }}
            items={(Object.keys(inboxBoxes) as InboxBox[]).map(key => ({
              key,
              label: (
                <>
                  {inboxBoxes[key]}
                  {count(key) ? <span className="inbox-count">{count(key)}</span> : null}
                </>
              ),
            }))}
          />
          <div className="inbox-filters">
            <SearchField field={field} value={search.q ?? ''} onSearch={onSearch} label="搜索待办" />
            <div className="row">
              <Select
                size="small"
                value={search.process ?? ''}
                onChange={process => go({ process, task: undefined })}
                options={[
                  { value: '', label: '全部流程' },
                  ...[...processes].map(([value, label]) => ({ value, label })),
                ]}
                aria-label="流程"
                popupMatchSelectWidth={false}
                style={{ flex: 1, minWidth: 0 }}
              />
              {box === 'done' ? null : (
                <Checkbox
                  checked={search.late === true}
                  onChange={event => go({ late: event.target.checked || undefined, task: undefined })}
                >
                  只看超期{counts.data?.late ? ` ${counts.data.late}` : ''}
                </Checkbox>
              )}
            </div>
          </div>
          <TaskList
            box={box}
            isFiltered={Boolean(search.q || search.process || search.late)}
            query={list}
            items={items}
            open={open}
            picked={picked}
            attempts={attempts}
            onOpen={onOpen}
            onPick={onPick}
          />
          {chosen.length > 0 ? (
            <BatchBar tasks={chosen} onPicked={left => setPicked(new Set(left))} onDone={onDone} />
          ) : null}
        </section>
        <section className="panel inbox-panel" aria-label="待办内容" ref={panel} tabIndex={-1}>
          {open ? (
            <TaskPanel
              key={open}
              id={open}
              attempt={attempts.get(open)}
              onAnswer={(task, answer, waits) => send.mutate({ id: task.id, answer, waits, title: task.title })}
              onGone={() => goOn(open)}
            />
          ) : list.isPending ? null : (
            <EmptyState title="没有打开的待办">从左边选一项。按 J、K 上下移动，A 同意，R 不同意，/ 搜索。</EmptyState>
          )}
        </section>
      </div>
    </div>
  );
}
