import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { call } from '#contract/call.ts';
import { listProposedDocuments } from '#contract/document-list.ts';
import { useCan } from '../app/session.ts';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ExpiringTab } from './expiring-tab.tsx';
import { IncompleteTab } from './incomplete-tab.tsx';
import { KindsTab } from './kinds-tab.tsx';
import { ProposedTab } from './proposed-tab.tsx';
import './documents.css';

const tabs = ['proposed', 'expiring', 'incomplete', 'kinds'] as const;
type Tab = (typeof tabs)[number];

/** What HR has to do about papers: to accept, to renew, to ask for; and which kinds there are. */
export function DocumentsPage() {
  const search = useSearch({ from: '/shell/documents' });
  const navigate = useNavigate();
  const can = useCan();
  const tab = tabs.find(each => each === search.tab) ?? 'proposed';
  const waiting = useQuery({
    queryKey: ['documents', 'proposed', 'count'],
    queryFn: ({ signal }) => call(listProposedDocuments, { query: { limit: 1 }, signal }),
  });
  const total = waiting.data?.total ?? 0;
  const labels: Record<Tab, string> = {
    proposed: total > 0 ? `待核收（${total}）` : '待核收',
    expiring: '即将到期',
    incomplete: '不齐的档案',
    kinds: '材料种类',
  };
  const shown = tabs.filter(each => each !== 'kinds' || can('document-kind.edit'));
  return (
    <Page wide>
      <PageHead title="材料" note="身份证、学历证书、劳动合同等档案材料：本人提交的核收、到期的换发、缺少的补齐。" />
      <Tabs
        activeKey={tab}
        onChange={key => navigate({ to: '/documents', search: key === 'proposed' ? {} : { tab: key } })}
        items={shown.map(key => ({ key, label: labels[key] }))}
      />
      <div role="tabpanel" aria-label={labels[tab]}>
        {tab === 'proposed' ? <ProposedTab /> : null}
        {tab === 'expiring' ? <ExpiringTab /> : null}
        {tab === 'incomplete' ? <IncompleteTab /> : null}
        {tab === 'kinds' && can('document-kind.edit') ? <KindsTab /> : null}
      </div>
    </Page>
  );
}
