import { queryOptions, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type CertificateKind, certificateKindLabels, certificateKinds } from '#contract/certificate.ts';
import { listCertificateTemplates } from '#contract/certificate-template.ts';
import { Gate } from '../parts/gate.tsx';
import { TemplateForm } from './template-form.tsx';
import './certificates.css';

export const templatesQuery = queryOptions({
  queryKey: ['settings', 'certificate-templates'],
  queryFn: ({ signal }) => call(listCertificateTemplates, { signal }),
});

/** What the certificates say, a template a kind. */
export function CertificateTemplatesPanel() {
  const templates = useQuery(templatesQuery);
  const [kind, setKind] = useState<CertificateKind>('employment');
  return (
    <section className="panel" aria-label="证明模板">
      <header>
        <h2>证明模板</h2>
        <span className="quiet small">只影响以后出具的证明；已出具的不变。</span>
      </header>
      <div className="body">
        <Segmented<CertificateKind>
          aria-label="证明种类"
          value={kind}
          onChange={setKind}
          options={certificateKinds.map(value => ({ value, label: certificateKindLabels[value] }))}
        />
        <Gate query={templates}>
          {({ items }) => {
            const template = items.find(each => each.kind === kind);
            return template ? <TemplateForm key={JSON.stringify(template)} template={template} /> : null;
          }}
        </Gate>
      </div>
    </section>
  );
}
