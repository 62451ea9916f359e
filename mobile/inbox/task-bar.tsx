import { MoreOutline } from 'antd-mobile-icons';
import { useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { finishTask, type TaskDetail, type TaskOutcome } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { Ask } from '../cases/confirm.tsx';
import { Fault } from '../cases/fault.tsx';
import { AttachFiles, type KeptFile } from '../cases/files.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import { back } from '../routing/location.ts';
import { More } from './more.tsx';

type Props = {
  task: TaskDetail;
  /** What was filled in of its form; null where nothing was. */
  filled: Record<string, unknown> | null;
  /** Who took it, if somebody else did. */
  holder: string;
  /** Told when the form was refused, so that it is said at the fields. */
  failed: (fault: unknown) => void;
};

/** The ways to end a task, at the foot of the screen. */
export function TaskBar({ task, filled, holder, failed }: Props) {
  const [way, setWay] = useState<TaskOutcome | null>(null);
  const [isMore, setMore] = useState(false);
  if (task.state !== 'open') return null;
  if (!task.may.finish)
    return (
      <p className="bar bar-note" role="status">
        {holder ? `${holder} 已领取，由其办理` : '现在还没有轮到您，请等前面的人办完'}
      </p>
    );
  return (
    <>
      <div className={task.outcomes.length > 2 ? 'bar many' : 'bar'}>
        <button type="button" className="bar-more" onClick={() => setMore(true)}>
          <MoreOutline aria-hidden />
          更多
        </button>
        {[...task.outcomes].sort(asPlaced).map(each => (
          <button key={each.code} type="button" className={looksOf(each)} onClick={() => setWay(each)}>
            {each.label}
          </button>
        ))}
      </div>
      {way ? <Finish task={task} way={way} filled={filled} failed={failed} close={() => setWay(null)} /> : null}
      {isMore ? <More task={task} filled={filled} close={() => setMore(false)} /> : null}
    </>
  );
}

/** Consent stands at the right, under the thumb; what is refused at the left. */
const weight = (way: TaskOutcome) => (way.sense === 'refuse' ? 0 : way.sense === 'agree' ? 2 : 1);
const asPlaced = (a: TaskOutcome, b: TaskOutcome) => weight(a) - weight(b);
const looksOf = (way: TaskOutcome) => (way.sense === 'refuse' ? 'button quiet danger' : 'button');

function Finish(props: Pick<Props, 'task' | 'filled' | 'failed'> & { way: TaskOutcome; close: () => void }) {
  const { task, way, filled, failed, close } = props;
  const [comment, setComment] = useState('');
  const [files, setFiles] = useState<KeptFile[]>([]);
  const said = comment.trim();
  const mustSay = way.reason === 'required';
  const finish = useAct(
    () =>
      call(finishTask, {
        params: { id: task.id },
        body: {
          outcome: way.code,
          ...(said ? { comment: said } : {}),
          ...(filled ? { data: filled } : {}),
          ...(files.length > 0 ? { files: files.map(each => each.id) } : {}),
        },
      }),
    ({ isHeld }) => {
      tellDone(isHeld ? `已记录：${way.label}；后续环节出现异常，管理员会处理` : `已办理：${way.label}`);
      close();
      back('/inbox');
    },
    fault => {
      if (!(fault instanceof ProblemError) || fault.problem.code !== 'form.invalid') return;
      failed(fault);
      close();
    },
  );
  return (
    <Ask title={way.label} isOpen close={close}>
      {way.reason === 'none' ? (
        <p>
          {task.title} · {task.name}
        </p>
      ) : (
        <>
          <TextArea
            label={mustSay ? '原因（必填，申请人看得到）' : '意见（选填，申请人看得到）'}
            value={comment}
            onChange={setComment}
          />
          <AttachFiles files={files} onChange={setFiles} />
        </>
      )}
      <Fault of={finish.error} />
      <button
        type="button"
        className={way.sense === 'refuse' ? 'button grave' : 'button'}
        disabled={finish.isPending || (mustSay && said === '')}
        onClick={() => finish.run(undefined)}
      >
        {finish.isPending ? '正在提交…' : `确认${way.label}`}
      </button>
      <button type="button" className="button quiet" onClick={close}>
        取消
      </button>
    </Ask>
  );
}
