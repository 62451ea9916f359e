import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useState } from 'react';
import type { Tag } from '#contract/tag.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { TagMark } from './tag-mark.tsx';
import { tagsQuery } from './tags-queries.ts';

/** The tags of the house: what each means, for whom it is, and how many bear it. */
export function TagsPage() {
  const tags = useQuery(tagsQuery);
  const can = useCan();
  const [editing, setEditing] = useState<Tag | 'new' | null>(null);
  const create = can('tag.edit') ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      新建标签
    </Button>
  ) : null;
  return (
    <Page>
      <PageHead
        title="标签"
        note="给员工作共同的标记，列表可按标签筛选。只统计您可以看到的员工。"
        actions={
          <>
            <Link to="/people">
              <Button>返回员工</Button>
            </Link>
            {create}
          </>
        }
      />
      <Gate query={tags}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有标签" actions={create}>
              例如“高潜人才”“外派”“返聘”。标签有起止日期和原因，可以批量授予。
            </EmptyState>
          ) : (
            <Table<Tag>
              rowKey="id"
              dataSource={items}
              pagination={false}
              size="middle"
              scroll={{ x: 720 }}
              columns={[
                {
                  title: '标签',
                  render: (_, each) => <TagMark name={each.name} colour={each.colour} faded={each.isRetired} />,
                },
                { title: '说明', dataIndex: 'note' },
                { title: '适用单位', render: (_, each) => each.unitName || '全部' },
                { title: '字段分组', dataIndex: 'groupLabel' },
                {
                  title: '人数',
                  align: 'right',
                  render: (_, each) => (
                    <Link to="/people" search={{ tagAny: [each.id] }} aria-label={`${each.name}：${each.people} 人`}>
                      {each.people.toLocaleString('zh-CN')}
                    </Link>
                  ),
                },
                {
                  title: '状态',
                  render: (_, each) => (each.isRetired ? <Chip>停用</Chip> : <Chip tone="success">在用</Chip>),
                },
                {
                  title: <span className="visually-hidden">操作</span>,
                  render: (_, each) =>
                    each.can.edit ? (
                      <Button
                        type="link"
                        size="small"
                        onClick={() => setEditing(each)}
                        aria-label={`修改标签：${each.name}`}
                      >
                        修改
                      </Button>
                    ) : null,
                },
              ]}
            />
          )
        }
      </Gate>
      {editing ? <TagDialog tag={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}
