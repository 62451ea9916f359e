import { useState } from 'react';
import { call } from '#contract/call.ts';
import { finishTasks, type TaskRow } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { Ask } from '../cases/confirm.tsx';
import { Fault } from '../cases/fault.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import { planBatch } from './batch.ts';

type Refused = { readonly id: string; readonly title: string; readonly zh: string };

/** Agrees to the chosen tasks, each by itself; what is refused is told one by one. */
export function BatchBar(props: {
  all: readonly TaskRow[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  done: () => void;
}) {
  const { all, chosen, onChange, done } = props;
  const [isAsking, setAsking] = useState(false);
  const [comment, setComment] = useState('');
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const picked = all.filter(each => chosen.has(each.id));
  const agree = useAct(
    async () => {
      const said = comment.trim();
      const answers = [];
      for (const each of planBatch(picked))
        answers.push(await call(finishTasks, { body: { ...each, ...(said ? { comment: said } : {}) } }));
      return { done: answers.flatMap(each => each.done), refused: answers.flatMap(each => each.refused) };
    },
    told => {
      const titles = new Map(all.map(each => [each.id, each.title]));
      setRefused(told.refused.map(({ id, zh }) => ({ id, zh, title: titles.get(id) ?? '' })));
      if (told.done.length > 0) tellDone(`已同意 ${told.done.length} 件`);
      if (told.refused.length === 0) done();
    },
  );
  const isAll = picked.length > 0 && picked.length === all.length;
  return (
    <>
      <div className="bar">
        <button
          type="button"
          className="button quiet"
          onClick={() => onChange(isAll ? new Set() : new Set(all.map(each => each.id)))}
        >
          {isAll ? '全不选' : '全选'}
        </button>
        <button type="button" className="button" disabled={picked.length === 0} onClick={() => setAsking(true)}>
          同意{picked.length > 0 ? ` ${picked.length} 件` : ''}
        </button>
      </div>
      <Ask
        title={refused.length > 0 ? `${refused.length} 件没有办成` : `同意这 ${picked.length} 件？`}
        isOpen={isAsking}
        close={() => (refused.length > 0 ? done() : setAsking(false))}
      >
        {refused.length > 0 ? (
          <>
            <ul className="refused">
              {refused.map(each => (
                <li key={each.id}>
                  <strong>{each.title}</strong>
                  {each.zh}
                </li>
              ))}
            </ul>
            <button type="button" className="button" onClick={done}>
              知道了
            </button>
          </>
        ) : (
          <>
            <TextArea label="意见（选填，每件都会记上）" rows={2} value={comment} onChange={setComment} />
            <Fault of={agree.error} />
            <button type="button" className="button" disabled={agree.isPending} onClick={() => agree.run(undefined)}>
              {agree.isPending ? '正在办理…' : '同意'}
            </button>
            <button type="button" className="button quiet" onClick={() => setAsking(false)}>
              取消
            </button>
          </>
        )}
      </Ask>
    </>
  );
}
