import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Table } from 'antd';
import { useDeferredValue, useState } from 'react';
import { call } from '#contract/call.ts';
import { addUnitAlias, listUnitAliases, removeUnitAlias, type UnitAlias } from '#contract/organization.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { instantText } from '../parts/when.ts';

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
  const remove = useMutation({
    mutationFn: (id: string) => call(removeUnitAlias, { params: { id } }),
    onSuccess: refresh,
  });
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12, maxWidth: 920 }}>
      <div className="row wrap">
        {mayEdit ? (
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
        ) : null}
        <Input.Search
          allowClear
          placeholder="搜索别名"
          aria-label="搜索别名"
          onChange={event => setText(event.target.value)}
          style={{ width: 200, marginLeft: 'auto' }}
        />
      </div>
      <ProblemAlert error={add.error ?? remove.error} />
      <div className="panel">
        <Gate query={aliases}>
          {({ items }) => (
            <Table<UnitAlias>
              rowKey="id"
              size="small"
              dataSource={items}
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              locale={{
                emptyText: (
                  <EmptyState title={search ? '没有这样的别名' : '还没有别名'}>
                    导入花名册时确认过的写法会记在这里，下次自动认出。
                  </EmptyState>
                ),
              }}
              columns={[
                { title: '别名', dataIndex: 'alias' },
                { title: '单位', render: (_, each) => each.unitName ?? '—' },
                { title: '确认时间', width: 160, render: (_, each) => instantText(each.confirmedAt) },
                {
                  title: <span className="visually-hidden">操作</span>,
                  width: 72,
                  render: (_, each) =>
                    mayEdit ? (
                      <Button
                        type="link"
                        size="small"
                        danger
                        aria-label={`删除别名 ${each.alias}`}
                        onClick={() => remove.mutate(each.id)}
                      >
                        删除
                      </Button>
                    ) : null,
                },
              ]}
            />
          )}
        </Gate>
      </div>
    </div>
  );
}
