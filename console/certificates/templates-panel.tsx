import { queryOptions, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { certificateKindLabels, certificateLanguageLabels } from '#contract/certificate.ts';
import { type CertificateTemplate, listCertificateTemplates } from '#contract/certificate-template.ts';
import { Gate } from '../parts/gate.tsx';
import { TemplateForm } from './template-form.tsx';
import './certificates.css';

export const templatesQuery = queryOptions({
  queryKey: ['settings', 'certificate-templates'],
  queryFn: ({ signal }) => call(listCertificateTemplates, { signal }),
});

const keyOf = ({ kind, language }: CertificateTemplate) => `${kind} ${language}`;
const labelOf = ({ kind, language }: CertificateTemplate) =>
  language === 'zh'
    ? certificateKindLabels[kind]
    : `${certificateKindLabels[kind]}（${certificateLanguageLabels[language]}）`;

/** What the certificates say, a template a kind and language. */
export function CertificateTemplatesPanel() {
  const templates = useQuery(templatesQuery);
  const [chosen, setChosen] = useState('employment zh');
  return (
    <section className="panel" aria-label="证明模板">
      <header>
        <h2>证明模板</h2>
        <span className="quiet small">只影响以后出具的证明；已出具的不变。</span>
      </header>
      <div className="body">
        <Gate query={templates}>
          {({ items }) => {
            const template = items.find(each => keyOf(each) === chosen);
            return (
              <>
                <Segmented
                  aria-label="证明种类"
                  value={chosen}
                  onChange={setChosen}
                  options={items.map(each => ({ value: keyOf(each), label: labelOf(each) }))}
                />
                {template ? <TemplateForm key={JSON.stringify(template)} template={template} /> : null}
              </>
            );
          }}
        </Gate>
      </div>
    </section>
  );
}
