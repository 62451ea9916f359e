import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { TaskRow } from '#contract/task.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import type { Attempt } from './attempts.ts';
import { type InboxBox, inboxBoxes } from './inbox-search.ts';
import { TaskLine } from './task-row.tsx';

const empty: Record<InboxBox, [string, string]> = {
  mine: ['没有待办', '需要您办理的事情会出现在这里，同时通知您。'],
  group: ['小组没有待办', '您所在小组共同办理的事情会出现在这里，先领取再办理。'],
  done: ['还没有已办', '办过的事情会留在这里，随时可以查看进展。'],
};

export function TaskList(props: {
  box: InboxBox;
  isFiltered: boolean;
  query: UseInfiniteQueryResult<unknown>;
  items: readonly TaskRow[];
  open: string | null;
  picked: ReadonlySet<string>;
  attempts: ReadonlyMap<string, Attempt>;
  onOpen: (id: string) => void;
  onPick: (id: string, picked: boolean) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const { open, query } = props;
  useEffect(() => {
    if (open) list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div className="task-list" ref={list}>
      <Gate query={query}>
        {() =>
          props.items.length === 0 ? (
            <EmptyState title={props.isFiltered ? '没有符合条件的待办' : empty[props.box][0]}>
              {props.isFiltered ? '换一个条件试试。' : empty[props.box][1]}
            </EmptyState>
          ) : (
            <>
              <ul aria-label={inboxBoxes[props.box]}>
                {props.items.map(each => (
                  <TaskLine
                    key={each.id}
                    task={each}
                    isOpen={each.id === open}
                    isPicked={props.picked.has(each.id)}
                    attempt={props.attempts.get(each.id)}
                    onOpen={props.onOpen}
                    onPick={props.onPick}
                  />
                ))}
              </ul>
              {query.hasNextPage ? (
                <div className="task-more">
                  <Button size="small" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                    更多
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </Gate>
    </div>
  );
}
