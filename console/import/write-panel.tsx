import { useMutation } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { commitImport, type Import, type ImportMode, type ImportUpdate, setImportMapping } from '#contract/import.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { keepImport, keepStarted } from './import-queries.ts';

type Choice = 'leave' | ImportUpdate['how'];

/** The decision to write: which rows, and what becomes of persons who are there already. */
export function WritePanel({ run }: { run: Import }) {
  const [mode, setMode] = useState<ImportMode>('good-rows');
  const [choice, setChoice] = useState<Choice>('leave');
  const [from, setFrom] = useState<string | null>(null);
  const { modal } = App.useApp();
  const params = { id: run.id };
  const updates = run.updatable > 0 ? choice : 'leave';
  const update: ImportUpdate | null =
    updates === 'correct' ? { how: 'correct' } : updates === 'change' && from ? { how: 'change', from } : null;
  const commit = useMutation({
    mutationFn: () => call(commitImport, { params, body: { mode, ...(update ? { update } : {}) } }),
    onSuccess: ({ jobRunId }) => keepStarted(run, 'writing', jobRunId),
  });
  const back = useMutation({
    mutationFn: () => call(setImportMapping, { params, body: { sheet: run.sheet } }),
    onSuccess: keepImport,
  });
  const number = (count: number) => count.toLocaleString('zh-CN');
  const deeds = [
    ...(run.created > 0 ? [`新建 ${number(run.created)} 人`] : []),
    ...(updates !== 'leave' ? [`更新 ${number(run.updatable)} 人`] : []),
  ];
  const lacksDay = updates === 'change' && !from;
  const blocked = mode === 'all-or-none' && run.refused > 0;
  return (
    <section className="panel" aria-label="写入">
      <div className="body stack">
        {run.updatable > 0 ? (
          <Radio.Group
            value={choice}
            onChange={event => setChoice(event.target.value)}
            aria-label="已有人员"
            className="ways"
            style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr' }}
          >
            <div className="way">
              <Radio value="leave">不改动已有人员</Radio>
              <p>只新建没有的人。</p>
            </div>
            <div className="way">
              <Radio value="correct">更正已有人员</Radio>
              <p>系统里原来登记错了。原来的内容仍可在历史里查到。</p>
            </div>
            <div className="way">
              <Radio value="change">自某日起变更已有人员</Radio>
              <p>那一天以前仍是原来的内容。</p>
              {choice === 'change' ? <DayField label="自哪一天起" value={from} onChange={setFrom} width={180} /> : null}
            </div>
          </Radio.Group>
        ) : null}
        {run.refused > 0 ? (
          <Radio.Group
            value={mode}
            onChange={event => setMode(event.target.value)}
            aria-label="写入方式"
            className="ways"
            style={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}
          >
            <div className="way">
              <Radio value="good-rows">写入没有问题的行</Radio>
              <p>有问题的行不写入，可以下载修改后再导入。</p>
            </div>
            <div className="way">
              <Radio value="all-or-none">全部没有问题才写入</Radio>
              <p>只要有一行有问题，就一行也不写入。</p>
            </div>
          </Radio.Group>
        ) : null}
        <ProblemAlert error={commit.error ?? back.error} />
        <div className="row">
          <Button
            type="primary"
            size="large"
            disabled={deeds.length === 0 || blocked || lacksDay}
            loading={commit.isPending}
            onClick={() =>
              modal.confirm({
                title: `${deeds.join('，')}？`,
                content: '写入后可以整体撤销。',
                okText: '写入',
                onOk: () => commit.mutate(),
              })
            }
          >
            {updates === 'leave' ? `写入 ${number(run.created)} 人` : `写入：${deeds.join('，')}`}
          </Button>
          <Button loading={back.isPending} onClick={() => back.mutate()}>
            返回修改列的对应
          </Button>
          {deeds.length === 0 ? <span className="quiet small">没有可以写入的行。</span> : null}
          {blocked ? <span className="quiet small">还有 {run.refused} 行有问题，请先修改。</span> : null}
          {lacksDay ? <span className="quiet small">请选择自哪一天起变更。</span> : null}
        </div>
      </div>
    </section>
  );
}
