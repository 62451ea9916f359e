import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Result } from 'antd';
import { addressOf, call } from '#contract/call.ts';
import { downloadRefused, type Import, undoImport } from '#contract/import.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { keepStarted } from './import-queries.ts';
import { LastFailure } from './last-failure.tsx';

/** What was written, and the way back. */
export function DoneStep({ run }: { run: Import }) {
  const { modal } = App.useApp();
  const undo = useMutation({
    mutationFn: () => call(undoImport, { params: { id: run.id } }),
    onSuccess: ({ jobRunId }) => keepStarted(run, 'undoing', jobRunId),
  });
  if (run.state === 'undone')
    return (
      <div className="panel">
        <Result
          status="info"
          title="这次导入已整体撤销"
          subTitle="它新建的员工档案已移除，更新过的内容已恢复；撤销留有审计记录。"
          extra={
            <Link to="/import">
              <Button type="primary">再次导入</Button>
            </Link>
          }
        />
      </div>
    );
  return (
    <div className="stack">
      <LastFailure run={run} />
      <ProblemAlert error={undo.error} />
      <div className="panel">
        <Result
          status="success"
          title={doneWords(run)}
          subTitle={`已存在且一致 ${run.unchanged} 行，已存在但不同 ${run.differs} 行（${run.updated > 0 ? `更新了其中 ${run.updated} 人` : '未改动'}），有问题 ${run.refused} 行（未写入）。`}
          extra={[
            <Link key="people" to="/people">
              <Button type="primary">查看员工</Button>
            </Link>,
            run.refused > 0 ? (
              <Button key="refused" href={addressOf(downloadRefused, { id: run.id })} download>
                下载有问题的行
              </Button>
            ) : null,
            <Button
              key="undo"
              danger
              loading={undo.isPending}
              onClick={() =>
                modal.confirm({
                  title: '整体撤销这次导入？',
                  content: undoWords(run),
                  okText: '撤销导入',
                  okButtonProps: { danger: true },
                  onOk: () => undo.mutate(),
                })
              }
            >
              撤销导入
            </Button>,
          ]}
        />
      </div>
    </div>
  );
}

function doneWords(run: Import): string {
  const made = run.created > 0 ? [`已新建 ${run.created.toLocaleString('zh-CN')} 名员工的档案`] : [];
  const changed = run.updated > 0 ? [`已更新 ${run.updated.toLocaleString('zh-CN')} 名员工的档案`] : [];
  return [...made, ...changed].join('，') || '没有写入任何内容';
}

function undoWords(run: Import): string {
  const removes = run.created > 0 ? [`移除它新建的 ${run.created.toLocaleString('zh-CN')} 名员工的档案`] : [];
  const restores = run.updated > 0 ? [`恢复它更新过的 ${run.updated.toLocaleString('zh-CN')} 名员工的内容`] : [];
  return `将${[...removes, ...restores].join('，')}。导入后又被修改过的员工会拦住撤销。`;
}
