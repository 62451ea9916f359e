import { Link } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import type { Rebind } from '#contract/phone-binding.ts';
import { DueMark } from '../cases/due-mark.tsx';
import { Flame } from '../cases/flame.tsx';
import { Chip } from '../parts/chip.tsx';
import { instantText } from '../parts/when.ts';
import { RebindStateChip } from './rebind-state.tsx';

export function RebindTable(props: { items: Rebind[]; more: (() => void) | null; isMore: boolean }) {
  return (
    <>
      <Table<Rebind>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={props.items}
        scroll={{ x: 900 }}
        columns={[
          {
            title: '事项',
            render: (_, row) => (
              <div className="rebind-cell">
                <Link to="/rebinds/$rebindId" params={{ rebindId: row.id }}>
                  {row.applicantName}
                </Link>
                <span className="quiet small mono">{row.number}</span>
              </div>
            ),
          },
          {
            title: '申请的号码',
            width: 240,
            render: (_, row) => (
              <span className="row">
                <span className="mono">{row.phoneMasked}</span>
                {row.isHeldByOther ? <Chip tone="warning">他人持有</Chip> : <Chip>无人持有</Chip>}
              </span>
            ),
          },
          {
            title: '状态',
            width: 150,
            render: (_, row) => (
              <span className="row">
                <RebindStateChip state={row.state} />
                <Flame times={row.expedites} />
              </span>
            ),
          },
          {
            title: '办理期限',
            width: 200,
            render: (_, row) =>
              row.state === 'open' && row.dueAt ? <DueMark dueAt={row.dueAt} /> : <span className="quiet">—</span>,
          },
          { title: '提交', width: 170, render: (_, row) => <span className="quiet">{instantText(row.openedAt)}</span> },
          {
            title: '办结',
            width: 170,
            render: (_, row) => <span className="quiet">{instantText(row.decidedAt)}</span>,
          },
        ]}
      />
      {props.more ? (
        <div className="rebind-more">
          <Button loading={props.isMore} onClick={props.more}>
            更早的事项
          </Button>
        </div>
      ) : null}
    </>
  );
}
