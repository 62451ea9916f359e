import { CheckCircleFill, ClockCircleFill, CloseCircleFill } from 'antd-mobile-icons';
import type { ReactNode } from 'react';
import {
  type CertificateState,
  type CheckedCertificate,
  certificateKindLabels,
  certificateStateLabels,
} from '#contract/certificate.ts';
import { CompareFile } from './compare-file.tsx';

const icons: Record<CertificateState, ReactNode> = {
  valid: <CheckCircleFill aria-hidden />,
  expired: <ClockCircleFill aria-hidden />,
  revoked: <CloseCircleFill aria-hidden />,
};

/** What the company's records say of one certificate. */
export function Verdict({ answer }: { answer: CheckedCertificate }) {
  const facts: Array<[string, string]> = [
    ['证明种类', certificateKindLabels[answer.kind]],
    ['出具单位', answer.company],
    ['姓名', answer.holderMasked],
    ['出具日期', inWords(answer.issuedOn)],
    ['有效期至', answer.validThrough ? inWords(answer.validThrough) : '长期有效'],
    ['证明编号', answer.number],
  ];
  return (
    <>
      <section className={`card verdict verdict-${answer.state}`} aria-label="核验结果">
        <div className="verdict-head">
          {icons[answer.state]}
          <div>
            <h2>{certificateStateLabels[answer.state]}</h2>
            <p>{explain(answer)}</p>
          </div>
        </div>
        <dl className="facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p className="section-note">请与手中的证明逐项对照。为保护个人信息，本页隐去部分姓名，也不显示证明的正文。</p>
      <CompareFile digest={answer.digest} />
    </>
  );
}

function explain({ state, revokedOn, validThrough }: CheckedCertificate): string {
  if (state === 'revoked') return `出具单位已于${revokedOn ? inWords(revokedOn) : ''}将它作废，请勿采信。`;
  if (state === 'expired')
    return `它确由该单位出具，有效期已于${validThrough ? inWords(validThrough) : ''}届满，请持有人重新开具。`;
  return '与出具单位的记录相符，未作废，在有效期内。';
}

/** 2026-03-01 as 2026年3月1日, the way the certificate itself has it. */
function inWords(day: string): string {
  const [year, month, of] = day.split('-').map(Number);
  return `${year}年${month}月${of}日`;
}
