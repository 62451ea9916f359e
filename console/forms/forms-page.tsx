import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { call } from '#contract/call.ts';
import { createForm, type Form } from '#contract/form.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { formsKey, formsQuery } from './form-queries.ts';
import './forms.css';

/** All forms, and the way to a new one. */
export function FormsPage() {
  const mayDraw = useCan()('process.edit');
  const forms = useQuery(formsQuery);
  const [isNew, setNew] = useState(false);
  return (
    <Page>
      <PageHead
        title="表单"
        note="流程里要人填写的内容。画好草稿，试填无误后启用；已经填写的不受影响。"
        actions={
          mayDraw ? (
            <Button type="primary" onClick={() => setNew(true)}>
              新建表单
            </Button>
          ) : null
        }
      />
      <Gate query={forms}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有表单">新建一个，或重新启动系统以装入随产品提供的表单。</EmptyState>
          ) : (
            <ul className="forms-list">
              {items.map(form => (
                <FormRow key={form.key} form={form} />
              ))}
            </ul>
          )
        }
      </Gate>
      {isNew ? <NewForm onClose={() => setNew(false)} /> : null}
    </Page>
  );
}

function FormRow({ form }: { form: Form }) {
  return (
    <li>
      <Link to="/forms/$formKey" params={{ formKey: form.key }} className="forms-row">
        <span className="forms-name">
          <strong>{form.name}</strong>
          <span className="quiet small">{form.help}</span>
        </span>
        <code className="quiet small">{form.key}</code>
        <span className="quiet small nowrap">{form.fields} 个字段</span>
        <span className="forms-state">
          {form.inForce === null ? (
            <Chip tone="quiet">未启用</Chip>
          ) : (
            <Chip tone="success">第 {form.inForce} 版启用中</Chip>
          )}
          {form.draft === null ? null : <Chip tone="warning">有草稿</Chip>}
          {form.isBuiltIn ? <Chip tone="plain">随产品提供</Chip> : null}
        </span>
      </Link>
    </li>
  );
}

function NewForm({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => call(createForm, { body: { key, name } }),
    onSuccess: async made => {
      await queries.invalidateQueries({ queryKey: [formsKey] });
      await navigate({ to: '/forms/$formKey', params: { formKey: made.key } });
    },
  });
  const isKey = /^[a-z][a-z0-9-]{1,59}$/.test(key);
  return (
    <Modal
      open
      title="新建表单"
      okText="开始绘制"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' || !isKey, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <div className="forms-new">
        <ProblemAlert error={create.error} />
        <div>
          <label htmlFor={`${id}-name`}>名称</label>
          <Input
            id={`${id}-name`}
            value={name}
            maxLength={100}
            placeholder="如 请假申请"
            onChange={event => setName(event.target.value)}
          />
        </div>
        <div>
          <label htmlFor={`${id}-key`}>编码</label>
          <Input
            id={`${id}-key`}
            value={key}
            maxLength={60}
            placeholder="如 leave-request"
            onChange={event => setKey(event.target.value.trim())}
          />
          <p className={key === '' || isKey ? 'fill-help' : 'fill-wrong'}>
            流程里用它指明表单。小写字母开头，只含小写字母、数字和连字符，定下后不能改。
          </p>
        </div>
      </div>
    </Modal>
  );
}
