import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import type { LawParameter } from '#contract/law.ts';
import { importLawChanges, type LawDraft } from '#contract/law-change.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { columns, draftsIn, templateOf, Unread } from './draft-rows.ts';
import { lawKey, parametersQuery } from './law-queries.ts';

type Fault = { row: number; field: string; zh: string };
const hint = `第一行为表头：\n${columns.join('、')}`;

/** The subjects of two steps, such as the insurance of a city: what one notice usually changes. */
function subjectOptions(parameters: readonly LawParameter[]) {
  const named = new Map(
    parameters.flatMap(({ path, trail }) => {
      const steps = path.split('/').slice(0, -1).slice(0, 2);
      return steps.length > 0 ? [[steps.join('/'), trail.slice(0, steps.length).join(' · ')] as const] : [];
    }),
  );
  return [...named].map(([value, label]) => ({ value, label }));
}

/** Several drafts from a table or a JSON file, all or none; what is wrong is listed by its place. */
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
  const parameters = useQuery(parametersQuery);
  const units = new Map((parameters.data?.items ?? []).map(each => [each.path, each.unit]));
  const submit = () => {
    try {
      const changes = draftsIn(text, path => units.get(path));
      setUnread(null);
      send.mutate(changes);
    } catch (fault) {
      if (!(fault instanceof Unread)) throw fault;
      setUnread(fault.message);
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
      okButtonProps={{ loading: send.isPending, disabled: text.trim() === '' || !parameters.data }}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p className="quiet small">
          一次起草多个数值：从表格软件复制带表头的区域粘贴到下面，或选择 CSV、JSON 文件。有一处不对，就一项也不保存。
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
          <Button onClick={() => file.current?.click()}>选择文件</Button>
          <Select<string>
            value={null}
            onChange={prefix => setText(templateOf(parameters.data?.items ?? [], prefix))}
            options={subjectOptions(parameters.data?.items ?? [])}
            loading={parameters.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="填入一个主题的参数"
            aria-label="填入一个主题的参数"
            style={{ width: 260 }}
          />
          <input
            ref={file}
            type="file"
            accept=".csv,.tsv,.txt,.json,text/csv,application/json"
            className="visually-hidden"
            aria-label="要导入的文件"
            tabIndex={-1}
            onChange={async event => {
              const chosen = event.target.files?.[0];
              if (chosen) setText(await chosen.text());
              event.target.value = '';
            }}
          />
        </div>
        <Input.TextArea
          className="mono law-rows"
          rows={14}
          value={text}
          onChange={event => setText(event.target.value)}
          placeholder={hint}
          aria-label="要导入的表格或 JSON"
          {...(unread ? { status: 'error' as const } : {})}
        />
        {unread ? <p className="law-fault">{unread}</p> : null}
      </div>
    </Modal>
  );
}
