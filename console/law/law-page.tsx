import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { CasesTab } from './cases-tab.tsx';
import { ChangesTab } from './changes-tab.tsx';
import { DifferencesTab } from './differences-tab.tsx';
import { changesQuery, parametersQuery } from './law-queries.ts';
import './law.css';
import { ParameterPanel } from './parameter-panel.tsx';
import { SubjectTree } from './subject-tree.tsx';
import { TryTab } from './try-tab.tsx';

const tabs = ['params', 'try', 'cases', 'differences', 'changes'] as const;
type Tab = (typeof tabs)[number];

/** The law as data: parameters with their sources, calculations that explain themselves, the cases that guard them, and local changes. */
export function LawPage() {
  const search = useSearch({ from: '/shell/law' });
  const navigate = useNavigate();
  const tab = tabs.find(each => each === search.tab) ?? 'params';
  const go = (to: { tab?: Tab; path?: string; topic?: string; case?: string }) => navigate({ to: '/law', search: to });
  const changes = useQuery(changesQuery);
  const waiting = (changes.data?.items ?? []).filter(
    each => each.state === 'draft' || each.standing === 'review',
  ).length;
  const labels: Record<Tab, string> = {
    params: '参数',
    try: '试算',
    cases: '算例',
    differences: '变化',
    changes: waiting > 0 ? `本地修改（${waiting}）` : '本地修改',
  };
  return (
    <div className="page-full">
      <PageHead title="法规库" note="税率、社保、休假等规定的数值和算法，逐项注明依据与核实程度。" />
      <Tabs
        className="law-tabs"
        activeKey={tab}
        onChange={key => go(key === 'params' ? {} : { tab: key as Tab })}
        items={tabs.map(key => ({ key, label: labels[key] }))}
      />
      <div className="law-body" role="tabpanel" aria-label={labels[tab]}>
        {tab === 'params' ? <Parameters path={search.path} onChoose={path => go({ path })} /> : null}
        {tab === 'try' ? (
          <TryTab topic={search.topic} caseId={search.case} onTopic={topic => go({ tab: 'try', topic })} />
        ) : null}
        {tab === 'cases' ? <CasesTab onTry={(topic, id) => go({ tab: 'try', topic, case: id })} /> : null}
        {tab === 'differences' ? <DifferencesTab /> : null}
        {tab === 'changes' ? <ChangesTab /> : null}
      </div>
    </div>
  );
}

function Parameters({ path, onChoose }: { path: string | undefined; onChoose: (path: string) => void }) {
  const parameters = useQuery(parametersQuery);
  return (
    <Gate query={parameters}>
      {({ items }) => (
        <div className="law-parameters">
          <SubjectTree
            key={path === undefined ? 'none' : 'some'}
            parameters={items}
            chosen={path}
            onChoose={onChoose}
          />
          {path ? (
            <ParameterPanel key={path} path={path} />
          ) : (
            <section className="panel" aria-label="参数">
              <EmptyState title={`${items.length} 个参数`}>
                从左边选一个，看它今天的数值、历次变化、依据和用到它的计算。
              </EmptyState>
            </section>
          )}
        </div>
      )}
    </Gate>
  );
}
