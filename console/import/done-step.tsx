import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Result } from 'antd';
import { addressOf, call } from '#contract/call.ts';
import { downloadRefused, type Import, undoImport } from '#contract/import.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { rereadImport } from './import-queries.ts';
import { LastFailure } from './last-failure.tsx';

/** What was written, and the way back. */
export function DoneStep({ run }: { run: Import }) {
  const { modal } = App.useApp();
  const undo = useMutation({
    mutationFn: () => call(undoImport, { params: { id: run.id } }),
    onSuccess: async () => {
      await rereadImport(run.id);
      await queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  if (run.state === 'undone')
    return (
      <div className="panel">
        <Result
          status="info"
          title="这次导入已整体撤销"
          subTitle="它新建的员工档案已移除，撤销留有审计记录。"
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
          title={`已新建 ${run.created.toLocaleString('zh-CN')} 名员工的档案`}
          subTitle={`已存在且一致 ${run.unchanged} 行，已存在但不同 ${run.differs} 行（未改动），有问题 ${run.refused} 行（未写入）。`}
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
                  content: `将移除它新建的 ${run.created.toLocaleString('zh-CN')} 名员工的档案。导入后又被修改过的员工会拦住撤销。`,
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
