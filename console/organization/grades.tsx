import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Table } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { createGrade, type Grade, removeGrade, updateGrade } from '#contract/organization.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { gradesQuery } from '../parts/units.ts';

type Fields = { code: string; name: string; rank: number };

export function Grades() {
  const grades = useQuery(gradesQuery());
  const mayEdit = useCan()('organization.edit');
  const { modal } = App.useApp();
  const [edited, setEdited] = useState<Grade | 'new' | null>(null);
  const [form] = Form.useForm<Fields>();
  const refresh = () => queries.invalidateQueries({ queryKey: ['organization'] });
  const save = useMutation({
    mutationFn: async (body: Fields) => {
      if (edited === 'new' || edited === null) await call(createGrade, { body });
      else await call(updateGrade, { params: { id: edited.id }, body });
    },
    onSuccess: async () => {
      await refresh();
      setEdited(null);
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(removeGrade, { params: { id } }),
    onSuccess: refresh,
  });
  const create = mayEdit ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      新建职级
    </Button>
  ) : null;
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12, maxWidth: 820 }}>
      <ProblemAlert error={remove.error} />
      <Gate query={grades}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <EmptyState title="还没有职级" actions={create}>
                职级用来比较高低，如 P5、M2。晋升和降级按它判断。
              </EmptyState>
            </div>
          ) : (
            <>
              <div>{create}</div>
              <div className="panel">
                <Table<Grade>
                  rowKey="id"
                  size="small"
                  dataSource={[...items].sort((a, b) => b.rank - a.rank)}
                  pagination={false}
                  columns={[
                    { title: '编码', width: 140, dataIndex: 'code' },
                    { title: '名称', dataIndex: 'name' },
                    { title: '高低', width: 100, align: 'right', dataIndex: 'rank' },
                    {
                      title: <span className="visually-hidden">操作</span>,
                      width: 130,
                      render: (_, each) =>
                        mayEdit ? (
                          <>
                            <Button
                              type="link"
                              size="small"
                              aria-label={`修改 ${each.name}`}
                              onClick={() => setEdited(each)}
                            >
                              修改
                            </Button>
                            <Button
                              type="link"
                              size="small"
                              danger
                              aria-label={`删除 ${each.name}`}
                              onClick={() =>
                                modal.confirm({
                                  title: `删除职级“${each.name}”？`,
                                  content: '只有从未使用过的职级可以删除。',
                                  okText: '删除',
                                  okButtonProps: { danger: true },
                                  onOk: () => remove.mutate(each.id),
                                })
                              }
                            >
                              删除
                            </Button>
                          </>
                        ) : null,
                    },
                  ]}
                />
              </div>
            </>
          )
        }
      </Gate>
      {edited ? (
        <Modal
          open
          title={edited === 'new' ? '新建职级' : '修改职级'}
          okText="保存"
          okButtonProps={{ loading: save.isPending }}
          onOk={() => form.submit()}
          onCancel={() => setEdited(null)}
        >
          <ProblemAlert error={save.error} />
          <Form
            form={form}
            layout="vertical"
            initialValues={edited === 'new' ? { rank: 0 } : edited}
            onFinish={({ code, name, rank }) => save.mutate({ code, name, rank })}
          >
            <Form.Item name="code" label="编码" rules={[{ required: true, message: '请填写编码' }]}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="rank" label="高低" extra="数字越大，职级越高。" rules={[{ required: true }]}>
              <InputNumber precision={0} style={{ width: '100%' }} />
            </Form.Item>
          </Form>
        </Modal>
      ) : null}
    </div>
  );
}
