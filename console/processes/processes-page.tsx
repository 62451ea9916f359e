import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import type { Process } from '#contract/process.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { NewProcess } from './new-process.tsx';
import { processesQuery } from './process-queries.ts';
import './processes.css';

/** All processes: what is in force, what is being drawn, what runs and what is held. */
export function ProcessesPage() {
  const processes = useQuery(processesQuery);
  const can = useCan();
  const [isNew, setNew] = useState(false);
  const [asked, setAsked] = useState('');
  const create = can('process.edit') ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      新建流程
    </Button>
  ) : null;
  return (
    <Page>
      <PageHead
        title="流程管理"
        note="每种申请和审批怎么走：谁办理、多久办完、逾期找谁。改动先存为草稿，启用后对新发起的事项生效。"
        actions={create}
      />
      <Gate query={processes}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <EmptyState title="还没有流程" actions={create}>
                新建一个，或导入已有的 BPMN 文件。
              </EmptyState>
            </div>
          ) : (
            <div className="panel">
              <header>
                <Input.Search
                  allowClear
                  placeholder="按名称、编码或分类查找"
                  aria-label="查找流程"
                  value={asked}
                  onChange={event => setAsked(event.target.value)}
                  style={{ width: 280 }}
                />
                <span className="quiet small">共 {items.length} 个</span>
              </header>
              <List items={items.filter(each => matches(each, asked))} />
            </div>
          )
        }
      </Gate>
      {isNew ? <NewProcess onClose={() => setNew(false)} /> : null}
    </Page>
  );
}

function matches({ name, key, category }: Process, asked: string): boolean {
  const wanted = asked.trim().toLowerCase();
  return wanted === '' || [name, key, category].some(each => each.toLowerCase().includes(wanted));
}

function List({ items }: { items: readonly Process[] }) {
  return (
    <Table<Process>
      rowKey="key"
      size="small"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 860 }}
      locale={{ emptyText: '没有符合的流程' }}
      columns={[
        {
          title: '流程',
          render: (_, each) => (
            <div>
              <Link to="/processes/$key" params={{ key: each.key }}>
                {each.name}
              </Link>{' '}
              <span className="mono quiet">{each.key}</span>
              {each.help ? <div className="quiet small process-help">{each.help}</div> : null}
            </div>
          ),
        },
        { title: '分类', width: 120, render: (_, each) => each.category || '—' },
        {
          title: '启用的版本',
          width: 110,
          render: (_, each) =>
            each.inForce === null ? <Chip>未启用</Chip> : <Chip tone="success">第 {each.inForce} 版</Chip>,
        },
        {
          title: '草稿',
          width: 100,
          render: (_, each) => (each.draft === null ? '—' : <Chip tone="info">第 {each.draft} 版</Chip>),
        },
        { title: '办理中', width: 84, align: 'right', render: (_, each) => each.running },
        {
          title: '异常',
          width: 84,
          align: 'right',
          render: (_, each) => (each.held > 0 ? <Chip tone="danger">{each.held}</Chip> : 0),
        },
      ]}
    />
  );
}
