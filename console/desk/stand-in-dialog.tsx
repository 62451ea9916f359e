import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { listProcesses } from '#contract/process.ts';
import { createDelegation } from '#contract/task.ts';
import { useCan } from '../app/session.ts';
import { type Colleague, ColleagueSelect } from '../cases/colleague-select.tsx';
import { startableQuery, workChanged } from '../cases/work-queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { today } from '../parts/when.ts';

/** Asks who stands in, from when until when, and for which process. With process.mend also for somebody else who is away. */
export function StandInDialog({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const can = useCan();
  const [of, setOf] = useState<Colleague[]>([]);
  const [to, setTo] = useState<Colleague[]>([]);
  const [from, setFrom] = useState<string | null>(today());
  const [until, setUntil] = useState<string | null>(null);
  const [process, setProcess] = useState('');
  const [reason, setReason] = useState('');
  const all = useQuery({
    queryKey: ['processes', 'names'],
    queryFn: ({ signal }) => call(listProcesses, { signal }),
    enabled: can('process.read'),
  });
  const startable = useQuery({ ...startableQuery, enabled: !can('process.read') });
  const processes = (all.data ?? startable.data)?.items ?? [];
  const create = useMutation({
    mutationFn: () =>
      call(createDelegation, {
        body: {
          toAccountId: to[0]?.accountId ?? '',
          fromOn: from ?? '',
          untilOn: until ?? '',
          ...(process ? { process } : {}),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(of[0] ? { ofAccountId: of[0].accountId } : {}),
        },
      }),
    onSuccess: () => {
      message.success('已设置，对方会看到您的待办');
      onClose();
      void workChanged();
    },
  });
  const isOrdered = !from || !until || from <= until;
  return (
    <Modal
      open
      title="请人代办"
      okText="保存"
      okButtonProps={{ disabled: to.length === 0 || !from || !until || !isOrdered, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        {can('process.mend') ? (
          <Form.Item label="谁不在" htmlFor="stand-in-of" extra="不选则为本人。">
            <ColleagueSelect id="stand-in-of" value={of} onChange={setOf} label="谁不在" />
          </Form.Item>
        ) : null}
        <Form.Item label="由谁代办" htmlFor="stand-in-to">
          <ColleagueSelect id="stand-in-to" value={to} onChange={setTo} label="由谁代办" />
        </Form.Item>
        <div className="stand-in-days">
          <Form.Item label="从哪天起" htmlFor="stand-in-from">
            <DayField id="stand-in-from" value={from} onChange={setFrom} label="从哪天起" />
          </Form.Item>
          <Form.Item
            label="到哪天止（含）"
            htmlFor="stand-in-until"
            {...(isOrdered ? {} : { validateStatus: 'error' as const, help: '不能早于开始日期。' })}
          >
            <DayField id="stand-in-until" value={until} onChange={setUntil} min={today()} label="到哪天止（含）" />
          </Form.Item>
        </div>
        <Form.Item label="流程" htmlFor="stand-in-process">
          <Select
            id="stand-in-process"
            value={process}
            onChange={setProcess}
            options={[
              { value: '', label: '全部流程' },
              ...processes.map(each => ({ value: each.key, label: each.name })),
            ]}
          />
        </Form.Item>
        <Form.Item label="原因（选填）" htmlFor="stand-in-reason">
          <Input
            id="stand-in-reason"
            value={reason}
            onChange={event => setReason(event.target.value)}
            maxLength={500}
            placeholder="如：年休假"
          />
        </Form.Item>
        <ProblemAlert error={create.error} />
      </Form>
    </Modal>
  );
}
