import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import type { ProcessDetail } from '#contract/process.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { CompareTab } from './compare-tab.tsx';
import { HeatTab } from './heat-tab.tsx';
import { processQuery } from './process-queries.ts';
import { VersionsTab } from './versions-tab.tsx';
import './processes.css';

const tabs = { versions: '版本', heat: '热力图', compare: '版本对比' } as const;
type Tab = keyof typeof tabs;

/** One process: its versions, where its cases spend their time, and what became of it from version to version. */
export function ProcessPage() {
  const { key } = useParams({ from: '/shell/processes/$key' });
  const process = useQuery(processQuery(key));
  return (
    <div className="page-full">
      <Gate query={process}>{found => <Shown process={found} />}</Gate>
    </div>
  );
}

function Shown({ process }: { process: ProcessDetail }) {
  const search = useSearch({ from: '/shell/processes/$key' });
  const navigate = useNavigate();
  const can = useCan();
  const tab = (Object.keys(tabs) as Tab[]).find(each => each === search.tab) ?? 'versions';
  const go = (next: { tab?: string; before?: number; after?: number }) =>
    navigate({ to: '/processes/$key', params: { key: process.key }, search: next });
  return (
    <>
      <PageHead
        title={process.name}
        note={
          <span className="row wrap">
            <Link to="/processes">流程管理</Link>
            <span className="mono">{process.key}</span>
            {process.category ? <Chip>{process.category}</Chip> : null}
            {process.isBuiltIn ? <Chip>随系统附带</Chip> : null}
            {process.inForce === null ? (
              <Chip tone="warning">未启用</Chip>
            ) : (
              <Chip tone="success">第 {process.inForce} 版已启用</Chip>
            )}
            <span>办理中 {process.running} 件</span>
            {process.held > 0 ? <Chip tone="danger">异常 {process.held} 件</Chip> : null}
          </span>
        }
        actions={
          can('process.edit') ? (
            <Link to="/processes/$key/draw" params={{ key: process.key }}>
              <Button type="primary" icon={<EditOutlined />} tabIndex={-1}>
                {process.draft === null ? '修改流程' : '继续绘制草稿'}
              </Button>
            </Link>
          ) : null
        }
      />
      <Tabs
        className="process-tabs"
        activeKey={tab}
        onChange={next => go(next === 'versions' ? {} : { tab: next })}
        items={Object.entries(tabs).map(([key, label]) => ({ key, label }))}
      />
      <div className="process-body" role="tabpanel" aria-label={tabs[tab]}>
        {tab === 'versions' ? (
          <VersionsTab process={process} onCompare={(before, after) => go({ tab: 'compare', before, after })} />
        ) : null}
        {tab === 'heat' ? <HeatTab process={process} /> : null}
        {tab === 'compare' ? (
          <CompareTab
            process={process}
            before={search.before}
            after={search.after}
            onChoose={(before, after) => go({ tab: 'compare', before, after })}
          />
        ) : null}
      </div>
    </>
  );
}
