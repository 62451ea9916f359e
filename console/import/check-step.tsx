import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { addressOf, call } from '#contract/call.ts';
import { commitImport, downloadRefused, type Import, type ImportMode, setImportMapping } from '#contract/import.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { keepImport, rereadImport } from './import-queries.ts';
import { LastFailure } from './last-failure.tsx';
import { RefusedRows } from './refused-rows.tsx';
import { UnknownUnits } from './unknown-units.tsx';

/** What the check found, mending on the spot, and the decision to write. */
export function CheckStep({ run }: { run: Import }) {
  const [mode, setMode] = useState<ImportMode>('good-rows');
  const { modal } = App.useApp();
  const params = { id: run.id };
  const commit = useMutation({
    mutationFn: () => call(commitImport, { params, body: { mode } }),
    onSuccess: () => rereadImport(run.id),
  });
  const back = useMutation({
    mutationFn: () => call(setImportMapping, { params, body: { sheet: run.sheet } }),
    onSuccess: keepImport,
  });
  const figures: [string, number][] = [
    ['将新建', run.created],
    ['已存在且一致', run.unchanged],
    ['已存在但不同（不改动）', run.differs],
    ['有问题', run.refused],
  ];
  const nothing = run.created === 0;
  const blocked = mode === 'all-or-none' && run.refused > 0;
  return (
    <div className="stack">
      <LastFailure run={run} />
      <section className="panel" aria-label="检查结果">
        <div className="body import-figures">
          {figures.map(([label, count]) => (
            <div key={label}>
              <b style={label === '有问题' && count > 0 ? { color: 'var(--danger)' } : {}}>
                {count.toLocaleString('zh-CN')}
              </b>
              <span className="quiet">{label}</span>
            </div>
          ))}
        </div>
      </section>
      <UnknownUnits run={run} />
      {run.refused > 0 ? (
        <section className="panel" aria-label="有问题的行">
          <header>
            <h2>有问题的行</h2>
            <span className="quiet small">直接修改标红的单元格，改完立即重新检查。</span>
            <Button
              icon={<DownloadOutlined />}
              size="small"
              href={addressOf(downloadRefused, params)}
              download
              style={{ marginLeft: 'auto' }}
            >
              下载有问题的行
            </Button>
          </header>
          <RefusedRows run={run} />
        </section>
      ) : null}
      <section className="panel" aria-label="写入">
        <div className="body stack">
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
          <ProblemAlert error={commit.error ?? back.error} />
          <div className="row">
            <Button
              type="primary"
              size="large"
              disabled={nothing || blocked}
              loading={commit.isPending}
              onClick={() =>
                modal.confirm({
                  title: `新建 ${run.created.toLocaleString('zh-CN')} 名员工的档案？`,
                  content: '写入后可以整体撤销。',
                  okText: '写入',
                  onOk: () => commit.mutate(),
                })
              }
            >
              写入 {run.created.toLocaleString('zh-CN')} 人
            </Button>
            <Button loading={back.isPending} onClick={() => back.mutate()}>
              返回修改列的对应
            </Button>
            {nothing ? <span className="quiet small">没有可以新建的行。</span> : null}
            {blocked ? <span className="quiet small">还有 {run.refused} 行有问题，请先修改。</span> : null}
          </div>
        </div>
      </section>
    </div>
  );
}
