import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CheckCircleOutline, RightOutline, UserSetOutline } from 'antd-mobile-icons';
import { lazy, useState } from 'react';
import type { TaskRow } from '#contract/task.ts';
import { workCountQuery } from '../cases/count-query.ts';
import { Shown } from '../cases/offline.tsx';
import { type Box, tasksQuery } from '../cases/work-queries.ts';
import { Link } from '../routing/link.tsx';
import { go, replace, usePlace } from '../routing/location.ts';
import { MoreRows } from '../ui/more-rows.tsx';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { agreeCode } from './batch.ts';
import { BatchBar } from './batch-bar.tsx';
import { TaskChoice, TaskItem } from './task-item.tsx';
import '../cases/cases.css';
import './inbox.css';

const Task = lazy(() => import('./task.tsx'));

/** The inbox, or one of its tasks where the address names one, as notices do. */
export default function Inbox() {
  const { query } = usePlace();
  const task = query.get('task');
  return task ? <Task key={task} id={task} /> : <Tasks asked={query.get('box')} />;
}

const boxes: readonly { readonly box: Box; readonly label: string }[] = [
  { box: 'mine', label: '待我办理' },
  { box: 'group', label: '小组待办' },
  { box: 'done', label: '已办' },
];
const nothing: Record<Box, { title: string; note: string }> = {
  mine: { title: '没有等您办理的事', note: '有新的待办时，会在“消息”里提醒您。' },
  group: { title: '小组里没有待领取的事', note: '发给您所在小组的事会出现在这里，谁先领取谁办理。' },
  done: { title: '还没有办理过', note: '您办理过的事会留在这里。' },
};

function Tasks({ asked }: { asked: string | null }) {
  const [box, setBox] = useState<Box>(boxes.find(each => each.box === asked)?.box ?? 'mine');
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const count = useQuery(workCountQuery).data;
  const list = useInfiniteQuery(tasksQuery(box));
  const items = list.data?.pages.flatMap(page => page.items) ?? [];
  const mayChoose = box !== 'done' && items.some(each => agreeCode(each) !== null);
  const show = (next: Box) => {
    setBox(next);
    setChosen(null);
    // Kept in the address, so that coming back from a task finds the same list.
    replace(next === 'mine' ? '/inbox' : `/inbox?box=${next}`);
  };
  const choose = (task: TaskRow) => {
    if (agreeCode(task) === null) return;
    const next = new Set(chosen);
    if (!next.delete(task.id)) next.add(task.id);
    setChosen(next);
  };
  const numbers = { mine: count?.mine ?? 0, group: count?.group ?? 0, done: 0 };
  return (
    <Page
      title={chosen ? `已选 ${chosen.size} 件` : '待办'}
      above="/"
      action={
        chosen || mayChoose ? (
          <button type="button" className="icon-button worded" onClick={() => setChosen(chosen ? null : new Set())}>
            {chosen ? '取消' : '批量'}
          </button>
        ) : undefined
      }
    >
      <nav className="tabs" aria-label="待办分类">
        {boxes.map(each => (
          <button key={each.box} type="button" aria-pressed={each.box === box} onClick={() => show(each.box)}>
            {each.label}
            {numbers[each.box] > 0 ? <b>{numbers[each.box]}</b> : null}
          </button>
        ))}
      </nav>
      <Shown of={list}>
        {items.length === 0 ? <Nothing {...nothing[box]} icon={<CheckCircleOutline aria-hidden />} /> : null}
        {items.length > 0 ? (
          <ul className="card">
            {items.map(task => (
              <li key={task.id}>
                {chosen ? (
                  <TaskChoice
                    task={task}
                    isChosen={chosen.has(task.id)}
                    may={agreeCode(task) !== null}
                    toggle={() => choose(task)}
                  />
                ) : (
                  <TaskItem
                    task={task}
                    open={() => go(`/inbox?task=${task.id}`)}
                    press={() => (box === 'done' ? undefined : choose(task))}
                  />
                )}
              </li>
            ))}
          </ul>
        ) : null}
        <MoreRows of={list}>更多</MoreRows>
      </Shown>
      {chosen ? (
        <BatchBar
          all={items.filter(each => agreeCode(each) !== null)}
          chosen={chosen}
          onChange={setChosen}
          done={() => setChosen(null)}
        />
      ) : (
        <Link to="/stand-ins" className="card row away">
          <UserSetOutline className="leading" aria-hidden />
          <span className="grow">
            代办设置<span className="note"> · 外出时由同事代办</span>
          </span>
          <RightOutline aria-hidden />
        </Link>
      )}
    </Page>
  );
}
