import { type CertificateAsk, certificateKindLabels } from '#contract/certificate.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import type { FileReply } from '#platform/http/route.ts';
import { renderPaper } from '#platform/pdf/render.ts';
import type { CertificateDeps } from '../deps.ts';
import { paperOf } from '../rules/paper.ts';
import { prepareCertificate } from './prepare.ts';

/** What would be issued, laid out as it would be: under no number, with the identity number masked, and marked as void across the page. */
export async function previewPdf(
  tx: Tx,
  deps: Pick<CertificateDeps, 'secrets' | 'clock' | 'address'>,
  ask: CertificateAsk,
): Promise<FileReply> {
  const { text, signedBy, language, validThrough } = await prepareCertificate(tx, deps, ask);
  const { bytes } = await renderPaper(
    paperOf({
      text,
      language,
      company: signedBy,
      number: 'ZM-0000-000000',
      code: '000000000000',
      address: deps.address,
      issuedOn: deps.clock.today(),
      validThrough: validThrough as CivilDate | null,
      madeAt: deps.clock.now(),
      isSample: true,
    }),
  );
  return { file: bytes, name: `${certificateKindLabels[ask.kind]}-预览.pdf`, mediaType: 'application/pdf' };
}
