import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type ProcessDetail, type ProcessIssue, putProcessInForce } from '#contract/process.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { IssueList } from './designer/issue-list.tsx';
import { processKey } from './process-queries.ts';

/** Puts the draft in force, after what is wrong with it has been shown; errors keep it from that. */
export function PutInForce(props: { process: ProcessDetail; number: number; issues: readonly ProcessIssue[] }) {
  const { process, number, issues } = props;
  const [isOpen, setOpen] = useState(false);
  const { message } = App.useApp();
  const errors = issues.filter(each => each.severity === 'error').length;
  const put = useMutation({
    mutationFn: () => call(putProcessInForce, { params: { key: process.key }, body: { number } }),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: [processKey] });
      message.success('已启用，新发起的事项按这个版本办理');
    },
  });
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        启用
      </Button>
      <Modal
        open={isOpen}
        title={`启用“${process.name}”第 ${number} 版`}
        okText="启用"
        okButtonProps={{ disabled: errors > 0, loading: put.isPending }}
        onOk={() => put.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="stack">
          <ProblemAlert error={put.error} />
          <p>
            {errors > 0
              ? `有 ${errors} 处错误，改正后才能启用。`
              : '新发起的事项按这一版办理；正在办理的事项仍按原来的版本，可以另行迁移。'}
          </p>
          {issues.length > 0 ? <IssueList issues={issues} onShow={() => undefined} /> : null}
        </div>
      </Modal>
    </>
  );
}
