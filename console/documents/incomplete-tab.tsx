import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { call } from '#contract/call.ts';
import { wantingLabels } from '#contract/document.ts';
import { type IncompletePerson, listIncompleteArchives } from '#contract/document-list.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Narrow, PersonCell, useNarrowed } from './narrow.tsx';

/** Whose papers are not all there, and how many in each unit. */
export function IncompleteTab() {
  const narrowed = useNarrowed();
  const read = useQuery({
    queryKey: ['documents', 'incomplete', narrowed.query],
    queryFn: ({ signal }) => call(listIncompleteArchives, { query: narrowed.query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="incomplete-sides">
      <section className="panel" aria-label="材料不齐的人员">
        <Narrow of={narrowed} />
        <Gate query={read}>
          {({ items, total, people }) =>
            total === 0 ? (
              <EmptyState title="都齐了">{people} 人的应交材料全部归档。</EmptyState>
            ) : (
              <>
                <p className="quiet documents-count">
                  在职 {people} 人，其中 {total} 人不齐。
                </p>
                <Table<IncompletePerson>
                  rowKey="personId"
                  dataSource={items}
                  pagination={narrowed.pages(total)}
                  columns={[
                    { title: '人员', width: 180, render: (_, each) => <PersonCell of={each} /> },
                    { title: '单位', dataIndex: 'unitName', width: 160 },
                    { title: '应交', dataIndex: 'required', width: 70 },
                    { title: '缺', width: 60, render: (_, each) => each.wanting.length },
                    {
                      title: '缺哪些',
                      render: (_, each) => (
                        <span className="documents-chips">
                          {each.wanting.map(one => (
                            <Chip
                              key={one.kindId}
                              tone={one.why === 'missing' ? 'warning' : one.why === 'expired' ? 'danger' : 'info'}
                            >
                              {one.kindName}
                              {one.why === 'missing' ? '' : `（${wantingLabels[one.why]}）`}
                            </Chip>
                          ))}
                        </span>
                      ),
                    },
                  ]}
                />
              </>
            )
          }
        </Gate>
      </section>
      <section className="panel" aria-label="各单位">
        <header>
          <h2>各单位</h2>
        </header>
        <ul className="incomplete-units">
          {(read.data?.units ?? []).slice(0, 60).map(each => (
            <li key={each.unitId ?? 'none'}>
              <button type="button" className="bare" onClick={() => narrowed.set.unit(each.unitId)}>
                <span className="ellipsis">{each.unitName || '未分配单位'}</span>
                <span className="quiet small">
                  {each.incomplete} / {each.people} 人不齐
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
