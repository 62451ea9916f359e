import type { TaskRow } from '#contract/task.ts';
import { DueMark, ExpeditedMark } from '../cases/marks.tsx';
import { instantWords } from '../ui/day.ts';
import { usePress } from './long-press.ts';

/** A task in the list: a tap opens it, a long press begins to choose several. */
export function TaskItem({ task, open, press }: { task: TaskRow; open: () => void; press: () => void }) {
  return (
    <button type="button" className="row task-item" {...usePress(open, press)}>
      <TaskWords task={task} />
    </button>
  );
}

/** The same task while several are chosen. */
export function TaskChoice(props: { task: TaskRow; isChosen: boolean; may: boolean; toggle: () => void }) {
  const { task, isChosen, may, toggle } = props;
  return (
    <label className={may ? 'row task-item' : 'row task-item off'}>
      <input type="checkbox" checked={isChosen} disabled={!may} onChange={toggle} />
      <TaskWords task={task} why={may ? '' : '需要打开办理'} />
    </label>
  );
}

function TaskWords({ task, why = '' }: { task: TaskRow; why?: string }) {
  const isOpen = task.endedAt === null;
  return (
    <span className="grow">
      <strong className="task-title">{task.title}</strong>
      <span className="note task-about">
        {task.subject ? `${task.name}：${task.subject}` : task.name} ·{' '}
        {[task.starterName, task.unitName].filter(Boolean).join('，')}
      </span>
      <span className="marks">
        {isOpen ? <DueMark dueAt={task.dueAt} /> : <span className="mark calm">{task.myOutcomeLabel || '已处理'}</span>}
        {isOpen ? <ExpeditedMark times={task.expedited} /> : null}
        {task.forName ? <span className="mark calm">代{task.forName}</span> : null}
        {task.part === 'signer' ? <span className="mark calm">会签</span> : null}
        {why ? <span className="mark calm">{why}</span> : null}
        <span className="note task-when">{instantWords(task.endedAt ?? task.arrivedAt)}</span>
      </span>
    </span>
  );
}
