import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type CertificateAsk, issueCertificate } from '#contract/certificate.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { type AskDraft, askOf } from './ask-draft.ts';
import { AskFields } from './ask-fields.tsx';
import { IssuePreview } from './issue-preview.tsx';
import { JustIssued } from './just-issued.tsx';

/** A certificate is issued at once: what is asked on the left, the paper as it will be on the right. */
export function IssueDrawer({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<AskDraft>();
  const told = Form.useWatch([], form) as AskDraft | undefined;
  const [isReady, setReady] = useState(false);
  const ask = askOf(told);
  const issue = useMutation({
    mutationFn: (body: CertificateAsk) => call(issueCertificate, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['certificates'] }),
  });
  return (
    <Drawer
      open
      title="开具证明"
      size="min(1120px, 100vw)"
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        issue.data ? (
          <Button type="primary" onClick={onClose}>
            完成
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={!ask || !isReady}
            loading={issue.isPending}
            onClick={() => ask && issue.mutate(ask)}
          >
            出具
          </Button>
        )
      }
    >
      {issue.data ? (
        <JustIssued of={issue.data} />
      ) : (
        <div className="issue-sides">
          <div>
            <Form
              form={form}
              layout="vertical"
              requiredMark={false}
              initialValues={{ kind: 'employment', language: 'zh' }}
            >
              <AskFields told={told} />
            </Form>
            <ProblemAlert error={issue.error} />
          </div>
          <IssuePreview ask={ask} onReady={setReady} />
        </div>
      )}
    </Drawer>
  );
}
