import { type CertificateKind, type CertificateLanguage, certificateKindLabels } from '#contract/certificate.ts';
import { addDays } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import type { FileReply } from '#platform/http/route.ts';
import { renderPaper } from '#platform/pdf/render.ts';
import type { CertificateDeps } from '../deps.ts';
import { fields } from '../rules/fields.ts';
import { paperOf } from '../rules/paper.ts';
import { previewOf, templateOf } from './templates.ts';

/** How a certificate of the saved template looks: of nobody, under a number that is never given. */
export async function sampleOf(
  tx: Tx,
  { clock, address }: Pick<CertificateDeps, 'clock' | 'address'>,
  kind: CertificateKind,
  language: CertificateLanguage,
): Promise<FileReply> {
  const template = await templateOf(tx, kind, language);
  const issuedOn = clock.today();
  const paper = paperOf({
    language,
    text: previewOf(kind, language, template),
    company: language === 'en' ? fields.company.english : fields.company.sample,
    number: 'ZM-0000-000000',
    code: '000000000000',
    address,
    issuedOn,
    validThrough: template.validDays === null ? null : addDays(issuedOn, template.validDays),
    madeAt: clock.now(),
    isSample: true,
  });
  const { bytes } = await renderPaper(paper);
  return { file: bytes, name: `${certificateKindLabels[kind]}-样张.pdf`, mediaType: 'application/pdf' };
}
