import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Result } from 'antd';
import { addressOf } from '#contract/call.ts';
import { downloadCertificate, type IssuedCertificate } from '#contract/certificate.ts';

export function JustIssued({ of }: { of: IssuedCertificate }) {
  return (
    <Result
      status="success"
      title={`已出具 ${of.number}`}
      subTitle={`验证码 ${of.code}，只在这里和文件中出现。${of.validThrough ? `有效期至 ${of.validThrough}。` : '长期有效。'}`}
      extra={
        <Button
          type="primary"
          icon={<DownloadOutlined />}
          href={addressOf(downloadCertificate, { id: of.id })}
          download
        >
          下载 PDF
        </Button>
      }
    >
      {of.missing.length > 0 ? (
        <Alert type="warning" showIcon title={`文件中“${of.missing.join('')}”印成了方框。`} />
      ) : null}
    </Result>
  );
}
