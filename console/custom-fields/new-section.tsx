import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { call } from '#contract/call.ts';
import { type Audience, createCustomSection } from '#contract/custom-field.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { AudienceFields, everybody } from './audience-fields.tsx';
import { customKey, groupsQuery } from './custom-queries.ts';

const first = { sections: [{ title: '', fields: [{ code: 'text', kind: 'text' as const, label: '单行文字' }] }] };

/** Name, code, group and audience; then the designer opens with one field to begin with. */
export function NewSection({ onClose }: { onClose: () => void }) {
  const id = useId();
  const groups = useQuery(groupsQuery);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [group, setGroup] = useState('basic');
  const [audience, setAudience] = useState<Audience>(everybody);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () =>
      call(createCustomSection, { body: { code, name: name.trim(), group, audience, definition: first } }),
    onSuccess: async made => {
      await queries.invalidateQueries({ queryKey: [customKey] });
      await navigate({ to: '/custom-fields/$sectionId', params: { sectionId: made.id } });
    },
  });
  const isCode = /^[a-z][a-z0-9-]{0,39}$/.test(code);
  return (
    <Modal
      open
      title="新建栏目"
      okText="开始设计"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' || !isCode, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <div className="cf-new">
        <ProblemAlert error={create.error} />
        <label htmlFor={`${id}-name`}>名称</label>
        <Input
          id={`${id}-name`}
          value={name}
          maxLength={60}
          placeholder="如 关键岗位专项档案"
          onChange={event => setName(event.target.value)}
        />
        <label htmlFor={`${id}-code`}>编码</label>
        <Input
          id={`${id}-code`}
          value={code}
          maxLength={40}
          placeholder="如 key-post"
          onChange={event => setCode(event.target.value.trim())}
        />
        <p className={code === '' || isCode ? 'fill-help' : 'fill-wrong'}>
          接口和筛选用它指明栏目。小写字母开头，只含小写字母、数字和连字符，定下后不能改。
        </p>
        <label htmlFor={`${id}-group`}>字段分组</label>
        <Select
          id={`${id}-group`}
          value={group}
          loading={groups.isLoading}
          options={(groups.data?.items ?? []).map(each => ({
            value: each.code,
            label: each.isSealed ? `${each.label}（加密保存）` : each.label,
          }))}
          onChange={setGroup}
        />
        <p className="fill-help">谁能看、谁能改由分组决定，定下后不能改，以免原先看不到的人看到内容。</p>
        <AudienceFields value={audience} onChange={setAudience} />
      </div>
    </Modal>
  );
}
