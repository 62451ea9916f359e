import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { changePost, closePost, correctPost, createPost, type Post } from '#contract/organization.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { gradesQuery, postsQuery } from '../parts/units.ts';
import { spanText } from '../parts/when.ts';
import { DatedDialog, type DatedWay } from './dated-dialog.tsx';

type Fields = Pick<Post, 'name' | 'code' | 'family' | 'gradeId'>;

export function Posts({ asOf }: { asOf: string | undefined }) {
  const posts = useQuery(postsQuery(asOf));
  const grades = useQuery(gradesQuery());
  const mayEdit = useCan()('organization.edit');
  const [edited, setEdited] = useState<Post | 'new' | null>(null);
  const [text, setText] = useState('');
  const create = mayEdit ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      新建岗位
    </Button>
  ) : null;
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12 }}>
      <Gate query={posts}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <EmptyState title="还没有岗位" actions={create}>
                岗位可以先不建：办理入职和调动时也能直接填写岗位名称。
              </EmptyState>
            </div>
          ) : (
            <>
              <div className="row">
                {create}
                <Input.Search
                  allowClear
                  placeholder="岗位、序列"
                  aria-label="搜索岗位"
                  onChange={event => setText(event.target.value)}
                  style={{ width: 220, marginLeft: 'auto' }}
                />
              </div>
              <div className="panel">
                <Table<Post>
                  rowKey="id"
                  size="small"
                  dataSource={items.filter(each => `${each.name} ${each.family} ${each.code}`.includes(text.trim()))}
                  pagination={{ pageSize: 50, hideOnSinglePage: true }}
                  columns={[
                    { title: '岗位', dataIndex: 'name' },
                    { title: '编码', width: 120, dataIndex: 'code' },
                    { title: '序列', width: 140, dataIndex: 'family' },
                    { title: '职级', width: 160, render: (_, each) => each.gradeName ?? '—' },
                    { title: '有效期', width: 210, render: (_, each) => spanText(each.from, each.until) },
                    {
                      title: <span className="visually-hidden">操作</span>,
                      width: 72,
                      render: (_, each) =>
                        mayEdit ? (
                          <Button
                            type="link"
                            size="small"
                            aria-label={`修改 ${each.name}`}
                            onClick={() => setEdited(each)}
                          >
                            修改
                          </Button>
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
        <DatedDialog<Fields>
          title={edited === 'new' ? '新建岗位' : `修改 ${edited.name}`}
          initial={edited === 'new' ? null : edited}
          fields={
            <>
              <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name="code" label="编码">
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name="family" label="序列">
                <Input maxLength={60} placeholder="如：技术、管理" />
              </Form.Item>
              <Form.Item name="gradeId" label="职级">
                <Select
                  allowClear
                  placeholder="请选择"
                  options={(grades.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
                />
              </Form.Item>
            </>
          }
          book={(way, values, day) => book(edited, way, values, day)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </div>
  );
}

async function book(edited: Post | 'new', way: DatedWay, values: Fields, day: string): Promise<unknown> {
  const body = {
    name: values.name,
    code: values.code ?? '',
    family: values.family ?? '',
    gradeId: values.gradeId ?? null,
  };
  if (edited === 'new') return call(createPost, { body: { from: day, ...body } });
  const { id, versionId } = edited;
  if (way === 'end') return call(closePost, { params: { id }, body: { from: day } });
  if (way === 'correct') return call(correctPost, { params: { id, versionId }, body });
  return call(changePost, { params: { id }, body: { from: day, ...body } });
}
