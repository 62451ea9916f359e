import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { call } from '#contract/call.ts';
import { listProposedDocuments, type ProposedDocument } from '#contract/document-list.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { agoText } from '../parts/when.ts';
import { personDocumentsQuery } from './document-queries.ts';
import { Narrow, PersonCell, useNarrowed } from './narrow.tsx';

const Viewer = lazy(() => import('./viewer.tsx').then(part => ({ default: part.Viewer })));

/** What holders handed in, to be looked at one after the other. */
export function ProposedTab() {
  const narrowed = useNarrowed();
  const [opened, setOpened] = useState<ProposedDocument | null>(null);
  const read = useQuery({
    queryKey: ['documents', 'proposed', narrowed.query],
    queryFn: ({ signal }) => call(listProposedDocuments, { query: narrowed.query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel" aria-label="待核收的材料">
      <Narrow of={narrowed} />
      <Gate query={read}>
        {({ items, total }) =>
          total === 0 ? (
            <EmptyState title="没有待核收的材料">员工在手机上提交材料后，会排在这里。</EmptyState>
          ) : (
            <Table<ProposedDocument>
              rowKey="id"
              dataSource={items}
              pagination={narrowed.pages(total)}
              columns={[
                { title: '人员', render: (_, each) => <PersonCell of={each} /> },
                { title: '单位', dataIndex: 'unitName' },
                { title: '种类', dataIndex: 'kindName' },
                { title: '名称', dataIndex: 'title', ellipsis: true },
                { title: '提交', render: (_, each) => agoText(each.createdAt) },
                {
                  title: '',
                  render: (_, each) => (
                    <Button
                      size="small"
                      onClick={() => setOpened(each)}
                      aria-label={`核对${each.personName}的${each.kindName}`}
                    >
                      核对
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Gate>
      {opened ? <Opened of={opened} onClose={() => setOpened(null)} /> : null}
    </section>
  );
}

function Opened({ of, onClose }: { of: ProposedDocument; onClose: () => void }) {
  const read = useQuery(personDocumentsQuery(of.personId, false));
  const shown = read.data?.items.find(each => each.id === of.id);
  if (!shown) return null;
  return (
    <Suspense>
      <Viewer document={shown} addable={read.data?.addable ?? []} onClose={onClose} />
    </Suspense>
  );
}
