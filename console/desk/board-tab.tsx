import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented, Table } from 'antd';
import { useState } from 'react';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { readBoard } from '#contract/task.ts';
import { DueMark } from '../cases/due-mark.tsx';
import { Flame } from '../cases/flame.tsx';
import { namesText } from '../cases/steps.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { boardQuery } from './desk-queries.ts';
import { hoursText, inTimePercent } from './rate.ts';

type Board = ReplyOf<typeof readBoard>;
type Counts = { open: number; late: number; done: number; doneInTime: number };
const spans = { 7: '近 7 天', 30: '近 30 天', 90: '近 90 天', 365: '近一年' } as const;

export function BoardTab() {
  const [days, setDays] = useState<number>(30);
  const board = useQuery(boardQuery(days));
  return (
    <div className="stack">
      <div className="row wrap">
        <Segmented<number>
          value={days}
          onChange={setDays}
          options={Object.entries(spans).map(([value, label]) => ({ value: Number(value), label }))}
        />
        <span className="quiet small">按时率与用时统计所选时间内办结的待办；在办与超期为此刻的数。</span>
      </div>
      <Gate query={board}>
        {({ units, processes, late }) =>
          units.length === 0 && processes.length === 0 ? (
            <section className="panel">
              <EmptyState title="还没有待办">流程启用并有人发起后，这里会显示办理情况。</EmptyState>
            </section>
          ) : (
            <>
              <Totals of={units} />
              <section className="panel" aria-label="各单位">
                <header>
                  <h2>各单位</h2>
                </header>
                <Units units={units} />
              </section>
              <section className="panel" aria-label="各流程">
                <header>
                  <h2>各流程</h2>
                </header>
                <Processes processes={processes} />
              </section>
              <section className="panel" aria-label="超期待办">
                <header>
                  <h2>超期待办</h2>
                  <span className="quiet small">{late.length === 100 ? '最早的 100 项' : `${late.length} 项`}</span>
                </header>
                <Late late={late} />
              </section>
            </>
          )
        }
      </Gate>
    </div>
  );
}

function Totals({ of }: { of: Board['units'] }) {
  const sum = (key: keyof Counts) => of.reduce((total, each) => total + each[key], 0);
  const percent = inTimePercent(sum('done'), sum('doneInTime'));
  const figures: [string, string, boolean][] = [
    ['在办', sum('open').toLocaleString('zh-CN'), false],
    ['超期', sum('late').toLocaleString('zh-CN'), sum('late') > 0],
    ['已办结', sum('done').toLocaleString('zh-CN'), false],
    ['按时率', percent === null ? '—' : `${percent}%`, false],
  ];
  return (
    <dl className="board-figures" aria-label="合计">
      {figures.map(([label, value, isBad]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={isBad ? 'board-bad' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Late ones within the open ones, against the most of any row. */
function Bar({ row, most }: { row: Counts; most: number }) {
  const width = (count: number) => ({ width: `${(count / Math.max(1, most)) * 100}%` });
  return (
    <span className="board-bar">
      <span className="board-bar-track" aria-hidden="true">
        <span className="board-bar-late" style={width(row.late)} />
        <span className="board-bar-open" style={width(row.open - row.late)} />
      </span>
      <span className="board-bar-words">
        {row.open}
        {row.late > 0 ? <span className="board-bad">（超期 {row.late}）</span> : null}
      </span>
    </span>
  );
}

function Rate({ row }: { row: Counts }) {
  const percent = inTimePercent(row.done, row.doneInTime);
  if (percent === null) return <span className="quiet">—</span>;
  return (
    <span title={`${row.done} 项中 ${row.doneInTime} 项按时`}>
      {percent}% <span className="quiet small">{row.done} 项</span>
    </span>
  );
}

const mostOf = (rows: readonly Counts[]) => Math.max(1, ...rows.map(each => each.open));

function Units({ units }: { units: Board['units'] }) {
  const most = mostOf(units);
  return (
    <Table
      rowKey={row => row.unitId ?? 'none'}
      size="small"
      pagination={units.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      dataSource={units}
      columns={[
        { title: '单位', dataIndex: 'unitName' },
        { title: '在办', width: '36%', render: (_, row) => <Bar row={row} most={most} /> },
        { title: '按时率', width: 130, render: (_, row) => <Rate row={row} /> },
        { title: '催办', width: 80, render: (_, row) => (row.expedited > 0 ? <Flame times={row.expedited} /> : '—') },
      ]}
    />
  );
}

function Processes({ processes }: { processes: Board['processes'] }) {
  const most = mostOf(processes);
  return (
    <Table
      rowKey="key"
      size="small"
      pagination={false}
      dataSource={processes}
      columns={[
        {
          title: '流程',
          render: (_, row) => (
            <Link to="/cases" search={{ box: 'all', process: row.key }}>
              {row.name}
            </Link>
          ),
        },
        { title: '在办', width: '30%', render: (_, row) => <Bar row={row} most={most} /> },
        { title: '按时率', width: 130, render: (_, row) => <Rate row={row} /> },
        { title: '用时中位数', width: 110, render: (_, row) => hoursText(row.hoursMedian) },
        { title: '满意度', width: 90, render: (_, row) => (row.stars === null ? '—' : `${row.stars} / 5`) },
      ]}
    />
  );
}

function Late({ late }: { late: Board['late'] }) {
  if (late.length === 0) return <p className="board-none">没有超期的待办。</p>;
  return (
    <Table
      rowKey="taskId"
      size="small"
      pagination={late.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      dataSource={late}
      columns={[
        {
          title: '事项',
          render: (_, row) => (
            <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
              {row.title}
            </Link>
          ),
        },
        { title: '环节', dataIndex: 'name', width: 140 },
        { title: '办理人', width: 180, render: (_, row) => namesText(row.ownerNames) || '—' },
        { title: '单位', width: 160, render: (_, row) => row.unitName || '—' },
        {
          title: '期限',
          width: 200,
          render: (_, row) => (
            <span className="row">
              <DueMark dueAt={row.dueAt} />
              <Flame times={row.expedited} />
            </span>
          ),
        },
      ]}
    />
  );
}
