import { FileAddOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import {
  type Certificate,
  type CertificateKind,
  certificateKindLabels,
  certificateKinds,
  listCertificates,
} from '#contract/certificate.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { CertificateTable } from './certificate-table.tsx';
import { IssueDrawer } from './issue-drawer.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import './certificates.css';

/** Certificates within reach: issued here without a request, looked up, and revoked. */
export function CertificatesPage() {
  const wanted = useSearch({ from: '/shell/certificates' });
  const navigate = useNavigate();
  const [isIssuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Certificate | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['certificates', wanted],
    queryFn: ({ pageParam, signal }) =>
      call(listCertificates, { query: { ...wanted, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  });
  const items = list.data?.pages.flatMap(each => each.items) ?? [];
  const narrow = (change: { kind?: CertificateKind | undefined; number?: string | undefined }) => {
    const { kind, number } = { ...wanted, ...change };
    return navigate({
      to: '/certificates',
      search: { ...(kind ? { kind } : {}), ...(number ? { number } : {}) },
      replace: true,
    });
  };
  const issueButton = (
    <Button type="primary" icon={<FileAddOutlined />} onClick={() => setIssuing(true)}>
      开具证明
    </Button>
  );
  return (
    <div className="page-full">
      <PageHead
        title="证明"
        note="职工自己申请的走“证明开具”流程；柜台代办的在这里直接出具。收件方凭编号和验证码核验。"
        actions={issueButton}
      />
      <div className="row wrap certificate-filters">
        <Segmented<CertificateKind | 'all'>
          aria-label="证明种类"
          value={wanted.kind ?? 'all'}
          onChange={kind => narrow({ kind: kind === 'all' ? undefined : kind })}
          options={[
            { value: 'all', label: '全部' },
            ...certificateKinds.map(value => ({ value, label: certificateKindLabels[value] })),
          ]}
        />
        <Input.Search
          key={wanted.number ?? ''}
          allowClear
          defaultValue={wanted.number ?? ''}
          maxLength={20}
          placeholder="完整的证明编号"
          aria-label="按编号查找"
          onSearch={number => narrow({ number: number.trim() })}
          className="certificate-number"
        />
      </div>
      <div className="panel certificate-list">
        <Gate query={list}>
          {() =>
            items.length === 0 ? (
              <EmptyState title={wanted.kind || wanted.number ? '没有符合条件的证明' : '还没有出具过证明'}>
                您可以查看的范围内，出具的证明都会列在这里。
              </EmptyState>
            ) : (
              <CertificateTable
                items={items}
                onRevoke={setRevoking}
                more={list.hasNextPage ? () => void list.fetchNextPage() : null}
                isMore={list.isFetchingNextPage}
              />
            )
          }
        </Gate>
      </div>
      {isIssuing ? <IssueDrawer onClose={() => setIssuing(false)} /> : null}
      {revoking ? <RevokeDialog of={revoking} onClose={() => setRevoking(null)} /> : null}
    </div>
  );
}
