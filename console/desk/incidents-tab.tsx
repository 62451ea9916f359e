import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { agoText, instantText } from '../parts/when.ts';
import { incidentsQuery } from './desk-queries.ts';

/** What failed and waits for a person, the oldest first. Each is mended on its case's page. */
export function IncidentsTab() {
  const incidents = useQuery({ ...incidentsQuery, refetchOnWindowFocus: true });
  return (
    <section className="panel" aria-label="流程异常">
      <Gate query={incidents}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="没有异常">所有事项都在正常办理。</EmptyState>
          ) : (
            <Table
              rowKey={row => `${row.caseId} ${row.token}`}
              size="small"
              pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
              dataSource={items}
              columns={[
                {
                  title: '事项',
                  width: '28%',
                  render: (_, row) => (
                    <div className="case-cell">
                      <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
                        {row.title}
                      </Link>
                      <span className="quiet small mono">{row.number}</span>
                    </div>
                  ),
                },
                { title: '环节', dataIndex: 'nodeName', width: 150 },
                {
                  title: '原因',
                  render: (_, row) => (
                    <div className="case-cell">
                      <span>{row.zh}</span>
                      <span className="quiet small mono">{row.code}</span>
                    </div>
                  ),
                },
                {
                  title: '发生',
                  width: 150,
                  render: (_, row) => <time title={instantText(row.at)}>{agoText(row.at)}</time>,
                },
              ]}
            />
          )
        }
      </Gate>
    </section>
  );
}
