import { Button, Table } from 'antd';
import { addressOf } from '#contract/call.ts';
import {
  type Certificate,
  type CertificateState,
  certificateKindLabels,
  certificateLanguageLabels,
  certificateStateLabels,
  downloadCertificate,
} from '#contract/certificate.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { instantText } from '../parts/when.ts';

const tones: Record<CertificateState, Tone> = { valid: 'success', expired: 'quiet', revoked: 'danger' };

export function CertificateTable(props: {
  items: Certificate[];
  onRevoke: (certificate: Certificate) => void;
  more: (() => void) | null;
  isMore: boolean;
}) {
  return (
    <>
      <Table<Certificate>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={props.items}
        scroll={{ x: 1080 }}
        columns={[
          {
            title: '编号',
            width: 170,
            render: (_, row) => <span className="mono">{row.number}</span>,
          },
          { title: '姓名', width: 110, dataIndex: 'personName' },
          {
            title: '种类',
            width: 130,
            render: (_, row) => (
              <span className="row">
                {certificateKindLabels[row.kind]}
                {row.language === 'en' ? <Chip>{certificateLanguageLabels.en}</Chip> : null}
              </span>
            ),
          },
          {
            title: '用途与致送对象',
            render: (_, row) => [row.purpose, row.addressee].filter(Boolean).join('，') || <Absent />,
          },
          {
            title: '核验结果',
            width: 220,
            render: (_, row) => (
              <span className="row wrap">
                <Chip tone={tones[row.state]}>{certificateStateLabels[row.state]}</Chip>
                {row.state === 'revoked' ? (
                  <span className="quiet small">{row.revokeReason}</span>
                ) : (
                  <span className="quiet small">{row.validThrough ? `至 ${row.validThrough}` : '长期'}</span>
                )}
                {row.missing.length > 0 ? (
                  <Chip tone="warning" title="这些字没有可用的字形，文件中印成方框">
                    缺字 {row.missing.join('')}
                  </Chip>
                ) : null}
              </span>
            ),
          },
          {
            title: '出具',
            width: 210,
            render: (_, row) => (
              <span className="quiet">
                {instantText(row.issuedAt)} {row.issuedByName}
              </span>
            ),
          },
          {
            title: '操作',
            width: 150,
            render: (_, row) => (
              <span className="row">
                {row.canDownload ? (
                  <a href={addressOf(downloadCertificate, { id: row.id })} download>
                    下载
                  </a>
                ) : (
                  <span className="quiet small" title="写有薪酬或证件号码，您没有查看它们的权限">
                    不可下载
                  </span>
                )}
                {row.state === 'revoked' ? null : (
                  <Button type="link" size="small" danger onClick={() => props.onRevoke(row)}>
                    作废
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {props.more ? (
        <div className="certificate-more">
          <Button loading={props.isMore} onClick={props.more}>
            更早的证明
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Absent() {
  return <span className="quiet">—</span>;
}
