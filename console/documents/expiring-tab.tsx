import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Table } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type ExpiringDocument, listExpiringDocuments } from '#contract/document-list.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { DaysLeft } from './document-state.tsx';
import { Narrow, PersonCell, useNarrowed } from './narrow.tsx';

const spans = [
  { value: 0, label: '已到期' },
  { value: 7, label: '7 天内' },
  { value: 30, label: '30 天内' },
  { value: 90, label: '90 天内' },
];

export function ExpiringTab() {
  const narrowed = useNarrowed();
  const [within, setWithin] = useState(30);
  const query = { ...narrowed.query, within };
  const read = useQuery({
    queryKey: ['documents', 'expiring', query],
    queryFn: ({ signal }) => call(listExpiringDocuments, { query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel" aria-label="即将到期的材料">
      <Narrow of={narrowed}>
        <Segmented aria-label="时间" options={spans} value={within} onChange={value => setWithin(Number(value))} />
      </Narrow>
      <Gate query={read}>
        {({ items, total }) =>
          total === 0 ? (
            <EmptyState title="没有这样的材料">到期前 30 天、7 天和当天，本人和人事会收到提醒。</EmptyState>
          ) : (
            <Table<ExpiringDocument>
              rowKey="id"
              dataSource={items}
              pagination={narrowed.pages(total)}
              columns={[
                { title: '人员', render: (_, each) => <PersonCell of={each} /> },
                { title: '单位', dataIndex: 'unitName' },
                { title: '种类', dataIndex: 'kindName' },
                { title: '名称', dataIndex: 'title', ellipsis: true },
                { title: '到期日期', dataIndex: 'expiresOn' },
                { title: '', render: (_, each) => <DaysLeft days={each.daysLeft} on={each.expiresOn} /> },
              ]}
            />
          )
        }
      </Gate>
    </section>
  );
}
