import { Link } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import type { CaseRow } from '#contract/case.ts';
import { instantText } from '../parts/when.ts';
import { CaseStateChip } from './case-state.tsx';
import { DueMark } from './due-mark.tsx';
import { Flame } from './flame.tsx';
import { namesText } from './steps.ts';

export function CaseTable(props: { items: CaseRow[]; more: (() => void) | null; isMore: boolean }) {
  return (
    <>
      <Table<CaseRow>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={props.items}
        scroll={{ x: 900 }}
        columns={[
          {
            title: '事项',
            render: (_, row) => (
              <div className="case-cell">
                <Link to="/cases/$caseId" params={{ caseId: row.id }}>
                  {row.title}
                </Link>
                <span className="quiet small">
                  {row.processName} · <span className="mono">{row.number}</span>
                </span>
              </div>
            ),
          },
          {
            title: '状态',
            width: 120,
            render: (_, row) => (
              <span className="row">
                <CaseStateChip of={row} />
                <Flame times={row.expedited} />
              </span>
            ),
          },
          {
            title: '当前环节',
            width: 170,
            render: (_, row) =>
              row.state === 'running' ? (
                <div className="case-cell">
                  <span>{row.standsAt.join('、') || '—'}</span>
                  <span className="quiet small">{namesText(row.withNames)}</span>
                </div>
              ) : (
                '—'
              ),
          },
          {
            title: '期限',
            width: 150,
            render: (_, row) =>
              row.state === 'running' && row.dueAt ? <DueMark dueAt={row.dueAt} /> : <span className="quiet">—</span>,
          },
          {
            title: '发起',
            width: 170,
            render: (_, row) => (
              <div className="case-cell">
                <span>
                  {row.starterName}
                  {row.subjectName && row.subjectName !== row.starterName ? (
                    <span className="quiet">（关于{row.subjectName}）</span>
                  ) : null}
                </span>
                <span className="quiet small">{instantText(row.startedAt)}</span>
              </div>
            ),
          },
        ]}
      />
      {props.more ? (
        <div className="case-more">
          <Button loading={props.isMore} onClick={props.more}>
            更早的事项
          </Button>
        </div>
      ) : null}
    </>
  );
}
