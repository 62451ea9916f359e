import { useState } from 'react';
import { call } from '#contract/call.ts';
import { commentCase } from '#contract/case.ts';
import { useAct } from './act.ts';
import { type Colleague, ColleaguePicker } from './colleague-picker.tsx';
import { Fault } from './fault.tsx';
import { AttachFiles, type KeptFile } from './files.tsx';
import { TextArea } from './text-area.tsx';

/** A remark; whoever is named beside it is told and may see the case from then on. */
export function Comment({ caseId }: { caseId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [told, setTold] = useState<Colleague[]>([]);
  const [files, setFiles] = useState<KeptFile[]>([]);
  const say = useAct(
    () =>
      call(commentCase, {
        params: { id: caseId },
        body: {
          text: text.trim(),
          mentions: told.map(each => each.accountId),
          files: files.map(each => each.id),
        },
      }),
    () => {
      setText('');
      setTold([]);
      setFiles([]);
      setOpen(false);
    },
  );
  if (!isOpen)
    return (
      <button type="button" className="row comment-open" onClick={() => setOpen(true)}>
        写留言…
      </button>
    );
  return (
    <form
      className="comment"
      onSubmit={event => {
        event.preventDefault();
        say.run(undefined);
      }}
    >
      <TextArea label="留言" value={text} onChange={setText} />
      <ColleaguePicker label="提醒谁看（选填）" most={20} chosen={told} onChange={setTold} />
      <AttachFiles files={files} onChange={setFiles} />
      <Fault of={say.error} />
      <div className="two-buttons">
        <button type="button" className="button quiet" onClick={() => setOpen(false)}>
          取消
        </button>
        <button type="submit" className="button" disabled={text.trim() === '' || say.isPending}>
          发送
        </button>
      </div>
    </form>
  );
}
