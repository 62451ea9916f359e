import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Input } from 'antd';
import { useId, useState } from 'react';
import { call } from '#contract/call.ts';
import { createCustomGroup, renameCustomGroup } from '#contract/custom-field.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { customKey, groupsQuery } from './custom-queries.ts';

const wellFormed = /^[a-z0-9][a-z0-9-]{0,37}$/;

/** Field groups of the house's own: who may see what is decided by them, on the page of roles. */
export function GroupPanel({ onClose }: { onClose: () => void }) {
  const id = useId();
  const groups = useQuery(groupsQuery);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [label, setLabel] = useState('');
  const [code, setCode] = useState('');
  const [isSealed, setSealed] = useState(false);
  const make = useMutation({
    mutationFn: () => call(createCustomGroup, { body: { code: `x-${code}`, label: label.trim(), isSealed } }),
    onSuccess: async () => {
      setLabel('');
      setCode('');
      setSealed(false);
      await queries.invalidateQueries({ queryKey: [customKey] });
      message.success('已新建；请到“角色与授权”把它授予角色');
    },
  });
  return (
    <Drawer open size={560} title="字段分组" onClose={onClose}>
      <div className="stack">
        <p className="quiet small">
          谁能看、谁能改，按分组授权。新建的分组在“角色与授权”里授予角色之前，谁也看不到其中的内容，包括您自己。
        </p>
        <Gate query={groups}>
          {({ items }) => (
            <ul className="cf-groups">
              {items.map(group => (
                <li key={group.code}>
                  {group.isOwn ? <Rename code={group.code} label={group.label} /> : <span>{group.label}</span>}
                  <code className="quiet small">{group.code}</code>
                  {group.isSealed ? <Chip tone="teal">加密保存</Chip> : null}
                  {group.isOwn ? null : <Chip tone="plain">随产品提供</Chip>}
                </li>
              ))}
            </ul>
          )}
        </Gate>
        <form
          className="cf-new"
          onSubmit={event => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <h3>新建分组</h3>
          <ProblemAlert error={make.error} />
          <label htmlFor={`${id}-label`}>名称</label>
          <Input
            id={`${id}-label`}
            value={label}
            maxLength={60}
            placeholder="如 关键岗位专项"
            onChange={event => setLabel(event.target.value)}
          />
          <label htmlFor={`${id}-code`}>编码</label>
          <Input
            id={`${id}-code`}
            prefix="x-"
            value={code}
            maxLength={38}
            placeholder="如 key-post"
            onChange={event => setCode(event.target.value.trim())}
          />
          <Checkbox checked={isSealed} onChange={event => setSealed(event.target.checked)}>
            加密保存（之后不能按其中的字段筛选、排序）
          </Checkbox>
          <div>
            <Button
              type="primary"
              htmlType="submit"
              loading={make.isPending}
              disabled={label.trim() === '' || !wellFormed.test(code)}
            >
              新建分组
            </Button>
          </div>
        </form>
      </div>
    </Drawer>
  );
}

function Rename({ code, label }: { code: string; label: string }) {
  const [text, setText] = useState(label);
  const queries = useQueryClient();
  const rename = useMutation({
    mutationFn: () => call(renameCustomGroup, { params: { code }, body: { label: text.trim() } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [customKey] }),
  });
  return (
    <span className="cf-rename">
      <Input
        size="small"
        value={text}
        maxLength={60}
        aria-label={`分组 ${label} 的名称`}
        status={rename.error ? 'error' : ''}
        onChange={event => setText(event.target.value)}
      />
      {text.trim() !== label && text.trim() !== '' ? (
        <Button size="small" loading={rename.isPending} onClick={() => rename.mutate()}>
          改名
        </Button>
      ) : null}
    </span>
  );
}
