import type { CertificateLanguage, CertificateText } from '#contract/certificate.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** A template with the data of somebody who does not exist, as a sheet of paper. */
export function TemplatePreview({
  text,
  language,
  fault,
}: {
  text: CertificateText | null;
  language: CertificateLanguage;
  fault: unknown;
}) {
  return (
    <section className="template-preview" aria-label="预览">
      <p className="quiet small">预览，数据为虚构</p>
      {fault ? <ProblemAlert error={fault} /> : null}
      <article className="template-sheet" lang={language === 'en' ? 'en' : 'zh-CN'} aria-live="polite">
        {text ? (
          <>
            <h3>{text.title}</h3>
            {text.salutation ? <p className="flush">{text.salutation}</p> : null}
            {text.paragraphs.map(each => (
              <p key={each}>{each}</p>
            ))}
            <p className="signed">
              {language === 'en' ? 'Example Technology Co., Ltd. (Company Seal)' : '示例科技有限公司（盖章）'}
            </p>
          </>
        ) : null}
      </article>
    </section>
  );
}
