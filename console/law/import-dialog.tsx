import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { importLawChanges, type LawDraft } from '#contract/law-change.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { lawKey } from './law-queries.ts';

type Fault = { row: number; field: string; zh: string };
const example = `[
 {
  "path": "iit/bonus/until",
  "from": "2026-07-01",
  "value": "…",
  "source": { "instrument": "…通知", "number": "…号" },
  "status": "verified"
 }
]`;

/** Several drafts from a JSON file, all or none; what is wrong is listed by its place. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [unread, setUnread] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: (changes: LawDraft[]) => call(importLawChanges, { body: { changes } }),
    onSuccess: async ({ ids }) => {
      message.success(`已起草 ${ids.length} 项，等待另一人审定`);
      await queries.invalidateQueries({ queryKey: [lawKey] });
      onClose();
    },
  });
  const submit = () => {
    try {
      const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
      if (!Array.isArray(read)) throw new SyntaxError();
      setUnread(null);
      send.mutate(read as LawDraft[]);
    } catch {
      setUnread('内容应为 JSON 列表，如示例所示；请检查引号、逗号和括号。');
    }
  };
  const problem = send.error instanceof ProblemError ? send.error.problem : null;
  const faults = (problem?.facts?.faults as Fault[] | undefined) ?? [];
  return (
    <Modal
      open
      width={680}
      title="导入法规数值"
      okText="全部起草"
      okButtonProps={{ loading: send.isPending, disabled: text.trim() === '' }}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p className="quiet small">
          一次起草多个数值：每项给出路径、起始日、数值、依据和核实程度。有一处不对，就一项也不保存。
        </p>
        {faults.length > 0 ? (
          <div role="alert" className="law-import-faults">
            <strong>{faults.length} 处问题，一项也没有保存</strong>
            <ul className="small">
              {faults.map(each => (
                <li key={`${each.field} ${each.zh}`}>
                  第 {each.row} 项 <span className="mono">{each.field.replace(/^\/body\/changes\/\d+\//, '')}</span>：
                  {each.zh}
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <ProblemAlert error={send.error} />
        )}
        <div className="row">
          <Button onClick={() => file.current?.click()}>选择 JSON 文件</Button>
          <input
            ref={file}
            type="file"
            accept="application/json,.json"
            className="visually-hidden"
            aria-label="JSON 文件"
            tabIndex={-1}
            onChange={async event => {
              const chosen = event.target.files?.[0];
              if (chosen) setText(await chosen.text());
              event.target.value = '';
            }}
          />
        </div>
        <Input.TextArea
          className="mono"
          rows={14}
          value={text}
          onChange={event => setText(event.target.value)}
          placeholder={example}
          aria-label="要导入的 JSON"
          {...(unread ? { status: 'error' as const } : {})}
        />
        {unread ? <p className="law-fault">{unread}</p> : null}
      </div>
    </Modal>
  );
}
