import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { call } from '#contract/call.ts';
import { addUnitAlias, listUnitAliases, removeUnitAlias, type UnitAlias } from '#contract/organization.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { RememberedList } from '../parts/remembered-list.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';

/** Names under which workbooks know the units. */
export function Aliases() {
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const mayEdit = useCan()('alias.edit');
  const [form] = Form.useForm<{ alias: string; unitId: string }>();
  const aliases = useQuery({
    queryKey: ['organization', 'aliases', search],
    queryFn: ({ signal }) => call(listUnitAliases, { query: search ? { search } : {}, signal }),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['organization', 'aliases'] });
  const add = useMutation({
    mutationFn: (body: { alias: string; unitId: string }) => call(addUnitAlias, { body }),
    onSuccess: async () => {
      form.resetFields();
      await refresh();
    },
  });
  const forget = {
    word: '删除',
    label: (each: UnitAlias) => `删除别名 ${each.alias}`,
    run: (id: string) => call(removeUnitAlias, { params: { id } }),
    done: refresh,
  };
  return (
    <RememberedList<UnitAlias>
      query={aliases}
      noun="别名"
      onSearch={setText}
      isSearched={search !== ''}
      empty={{
        found: '没有这样的别名',
        none: '还没有别名',
        hint: '导入花名册时确认过的写法会记在这里，下次自动认出。',
      }}
      fault={add.error}
      adding={
        mayEdit ? (
          <Form form={form} layout="inline" requiredMark={false} onFinish={values => add.mutate(values)}>
            <Form.Item name="alias" rules={[{ required: true, message: '请填写别名' }]}>
              <Input placeholder="花名册里的写法" aria-label="别名" maxLength={200} />
            </Form.Item>
            <Form.Item name="unitId" rules={[{ required: true, message: '请选择单位' }]}>
              <UnitSelect label="所指的单位" placeholder="所指的单位" style={{ width: 240 }} />
            </Form.Item>
            <Button htmlType="submit" loading={add.isPending}>
              添加别名
            </Button>
          </Form>
        ) : null
      }
      {...(mayEdit ? { forget } : {})}
      columns={[
        { title: '别名', dataIndex: 'alias' },
        { title: '单位', render: (_, each) => each.unitName ?? '—' },
      ]}
    />
  );
}
