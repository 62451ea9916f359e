import { useQuery } from '@tanstack/react-query';
import { DownlandOutline, FileOutline } from 'antd-mobile-icons';
import { addressOf, call } from '#contract/call.ts';
import {
  type Certificate,
  certificateKindLabels,
  certificateStateLabels,
  downloadCertificate,
  listCertificates,
} from '#contract/certificate.ts';
import { Shown } from '../cases/offline.tsx';
import { go } from '../routing/location.ts';
import { useMe } from '../session.ts';
import { dayWords } from '../ui/day.ts';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import '../cases/cases.css';
import './requests.css';

/** Certificates that were issued for the reader himself, to be downloaded. */
export default function Certificates() {
  const { personId } = useMe();
  const read = useQuery({
    queryKey: ['certificates', personId],
    queryFn: ({ signal }) =>
      call(listCertificates, { query: { limit: 100, ...(personId ? { personId } : {}) }, signal }),
    enabled: personId !== null,
    networkMode: 'always',
    staleTime: 0,
  });
  const items = read.data?.items ?? [];
  const none = (
    <Nothing
      icon={<FileOutline aria-hidden />}
      title="还没有证明"
      note="在职、收入和离职证明出具后，可以在这里下载。"
      action={{ label: '申请证明', run: () => go('/requests/new') }}
    />
  );
  return (
    <Page title="我的证明" above="/">
      {personId === null ? (
        none
      ) : (
        <Shown of={read} lines={4}>
          {items.length === 0 ? none : null}
          {items.map(each => (
            <One key={each.id} of={each} />
          ))}
          {items.length > 0 ? (
            <p className="section-note">收件方可以扫文件上的二维码，或凭编号和验证码核验真伪。</p>
          ) : null}
        </Shown>
      )}
    </Page>
  );
}

function One({ of }: { of: Certificate }) {
  const isValid = of.state === 'valid';
  return (
    <article className="card certificate">
      <h2>
        {certificateKindLabels[of.kind]}
        <span className={isValid ? 'mark good' : 'mark calm'}>{certificateStateLabels[of.state]}</span>
      </h2>
      <dl className="facts">
        <Fact label="编号" text={of.number} />
        <Fact label="出具单位" text={of.company} />
        <Fact label="用途" text={[of.purpose, of.addressee].filter(Boolean).join('，')} />
        <Fact label="出具日期" text={dayWords(of.issuedOn)} />
        <Fact label="有效期至" text={of.validThrough ? dayWords(of.validThrough) : '长期'} />
        <Fact label="作废原因" text={of.state === 'revoked' ? of.revokeReason : ''} />
      </dl>
      {isValid && of.canDownload ? (
        <a
          className="button"
          href={addressOf(downloadCertificate, { id: of.id })}
          download={`${certificateKindLabels[of.kind]} ${of.number}.pdf`}
        >
          <DownlandOutline aria-hidden /> 下载 PDF
        </a>
      ) : isValid ? (
        <p className="note">这份证明含有薪酬，请向人事部门领取。</p>
      ) : null}
    </article>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  if (text === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}
