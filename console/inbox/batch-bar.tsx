import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { finishTasks, type TaskRow } from '#contract/task.ts';
import { workChanged } from '../cases/work-queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { batchesOf } from './batch.ts';

type Refused = { id: string; title: string; zh: string };

/** Agrees to all that are chosen, each by itself; what was refused is told and stays chosen. */
export function BatchBar(props: {
  tasks: readonly TaskRow[];
  onPicked: (ids: string[]) => void;
  onDone: (ids: string[]) => void;
}) {
  const { tasks, onPicked, onDone } = props;
  const { message, modal } = App.useApp();
  const [asks, setAsks] = useState(false);
  const finish = useMutation({
    mutationFn: async () => {
      const done: string[] = [];
      const refused: Refused[] = [];
      for (const [outcome, ids] of batchesOf(tasks)) {
        const answer = await call(finishTasks, { body: { ids: ids.slice(0, 100), outcome } });
        done.push(...answer.done);
        for (const { id, zh } of answer.refused)
          refused.push({ id, zh, title: tasks.find(each => each.id === id)?.title ?? '' });
      }
      return { done, refused };
    },
    onSuccess: ({ done: ended, refused }) => {
      const done = ended.length;
      setAsks(false);
      onDone(ended);
      onPicked(refused.map(each => each.id));
      if (refused.length === 0) message.success(`已同意 ${done} 项`);
      else
        modal.warning({
          title: `已同意 ${done} 项，${refused.length} 项没有办成`,
          okText: '知道了',
          content: <RefusedList refused={refused} />,
        });
    },
    // Some may have been done before a later request failed.
    onSettled: () => void workChanged(),
  });
  return (
    <div className="batch-bar" role="toolbar" aria-label="批量办理">
      <span>已选 {tasks.length} 项</span>
      <Button size="small" className="push" onClick={() => onPicked([])}>
        取消
      </Button>
      <Button size="small" type="primary" onClick={() => setAsks(true)}>
        全部同意
      </Button>
      <Modal
        open={asks}
        title={`同意所选的 ${tasks.length} 项？`}
        okText="全部同意"
        okButtonProps={{ loading: finish.isPending }}
        onOk={() => finish.mutate()}
        onCancel={() => setAsks(false)}
      >
        <div className="stack">
          <ul className="batch-list">
            {tasks.map(each => (
              <li key={each.id}>
                {each.title} <span className="quiet small">{each.name}</span>
              </li>
            ))}
          </ul>
          <ProblemAlert error={finish.error} />
        </div>
      </Modal>
    </div>
  );
}

function RefusedList({ refused }: { refused: readonly Refused[] }) {
  return (
    <ul className="batch-list">
      {refused.map(each => (
        <li key={each.id}>
          <strong>{each.title}</strong>
          <br />
          <span className="field-fault">{each.zh}</span>
        </li>
      ))}
    </ul>
  );
}
