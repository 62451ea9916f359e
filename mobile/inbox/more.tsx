import { RightOutline } from 'antd-mobile-icons';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { releaseTask, saveTaskDraft, type TaskDetail, takeTask } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { Ask } from '../cases/confirm.tsx';
import { Fault } from '../cases/fault.tsx';
import { tellDone } from '../cases/told.ts';
import { AskOthers } from './ask-others.tsx';
import { SendBack } from './send-back.tsx';
import { SignWith } from './sign-with.tsx';
import { Transfer } from './transfer.tsx';
import type { WayProps } from './way-props.ts';

type Way = { label: string; note: string; may: boolean; screen: (props: WayProps) => React.ReactNode };

const ways: Record<string, (task: TaskDetail) => Way> = {
  back: task => ({ label: '退回', note: '回到前面的环节重新办理', may: task.may.sendBack, screen: SendBack }),
  transfer: task => ({ label: '转交', note: '交给别人办理', may: task.may.transfer, screen: Transfer }),
  sign: task => ({ label: '加签', note: '请别人也签', may: task.may.addSigner, screen: SignWith }),
  ask: task => ({ label: '征询', note: '问问别人的意见，事情仍由您办', may: task.may.finish, screen: AskOthers }),
};

type Props = WayProps & { filled: Record<string, unknown> | null };

/** What else may be done with a task than ending it. */
export function More({ task, filled, close }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const of = { params: { id: task.id } };
  const done = (words: string) => () => {
    tellDone(words);
    close();
  };
  const take = useAct(() => call(takeTask, of), done('已领取，由您办理'));
  const release = useAct(() => call(releaseTask, of), done('已退回小组'));
  const save = useAct(() => call(saveTaskDraft, { ...of, body: { data: filled ?? {} } }), done('已暂存'));
  const way = chosen ? ways[chosen]?.(task) : undefined;
  if (way) {
    const Screen = way.screen;
    return (
      <Ask title={way.label} isOpen close={close}>
        <Screen task={task} close={close} />
      </Ask>
    );
  }
  const atOnce = [
    { label: '领取', note: '由您办理，小组里其他人不用再管', may: task.may.take, act: take },
    { label: '退回小组', note: '让小组里的人重新领取', may: task.may.release, act: release },
    { label: '暂存', note: '保存填了一半的内容', may: filled !== null, act: save },
  ].filter(each => each.may);
  return (
    <Ask title="更多" isOpen close={close}>
      <Fault of={take.error ?? release.error ?? save.error} />
      <div className="ways-list">
        {atOnce.map(({ label, note, act }) => (
          <button key={label} type="button" className="row" disabled={act.isPending} onClick={() => act.run(undefined)}>
            <WayWords label={label} note={note} />
          </button>
        ))}
        {Object.entries(ways)
          .map(([key, make]) => ({ key, ...make(task) }))
          .filter(each => each.may)
          .map(({ key, label, note }) => (
            <button key={key} type="button" className="row" onClick={() => setChosen(key)}>
              <WayWords label={label} note={note} />
              <RightOutline aria-hidden />
            </button>
          ))}
      </div>
      <button type="button" className="button quiet" onClick={close}>
        取消
      </button>
    </Ask>
  );
}

function WayWords({ label, note }: { label: string; note: string }) {
  return (
    <span className="grow">
      <strong>{label}</strong>
      <span className="note">{note}</span>
    </span>
  );
}
