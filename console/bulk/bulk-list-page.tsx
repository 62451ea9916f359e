import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { type BulkRun, bulkStateLabels } from '#contract/bulk-edit.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { agoText } from '../parts/when.ts';
import { bulksQuery } from './bulk-queries.ts';

/** One's own bulk edits, newest first. */
export function BulkListPage() {
  const runs = useQuery(bulksQuery);
  return (
    <Page>
      <PageHead
        title="批量修改"
        note="您发起的批量修改；写入后可以整体撤销。"
        actions={
          <Link to="/people">
            <Button>到员工列表选人</Button>
          </Link>
        }
      />
      <Gate query={runs}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有批量修改">在员工列表勾选员工，再点“批量修改”。</EmptyState>
          ) : (
            <Table<BulkRun>
              rowKey="id"
              dataSource={items}
              pagination={false}
              size="middle"
              scroll={{ x: 640 }}
              columns={[
                {
                  title: '内容',
                  render: (_, each) => (
                    <Link to="/bulk-edits/$bulkId" params={{ bulkId: each.id }}>
                      {each.title}
                    </Link>
                  ),
                },
                { title: '人数', dataIndex: 'people', align: 'right' },
                { title: '已写入', dataIndex: 'changed', align: 'right' },
                { title: '状态', render: (_, each) => <Chip>{bulkStateLabels[each.state]}</Chip> },
                { title: '发起', render: (_, each) => agoText(each.createdAt) },
              ]}
            />
          )
        }
      </Gate>
    </Page>
  );
}
