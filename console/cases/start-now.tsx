import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { startCase } from '#contract/case.ts';
import type { StartableProcess } from '#contract/process.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { AttachFiles, type CaseFile } from './case-files.tsx';
import { workChanged } from './work-queries.ts';

/** A process without a form begins with one click. */
export function StartNow({ process, onClose }: { process: StartableProcess; onClose: () => void }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [files, setFiles] = useState<CaseFile[]>([]);
  const start = useMutation({
    mutationFn: () => call(startCase, { body: { process: process.key, files: files.map(each => each.id) } }),
    onSuccess: ({ id, number }) => {
      message.success(`已发起，编号 ${number}`);
      void workChanged();
      void navigate({ to: '/cases/$caseId', params: { caseId: id } });
    },
  });
  return (
    <Modal
      open
      title={`发起“${process.name}”？`}
      okText="发起"
      okButtonProps={{ loading: start.isPending }}
      onOk={() => start.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{process.help || '这件事不需要填写内容。'}</p>
        <AttachFiles files={files} onChange={setFiles} small />
        <ProblemAlert error={start.error} />
      </div>
    </Modal>
  );
}
