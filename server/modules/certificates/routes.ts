import * as contract from '#contract/certificate.ts';
import * as templates from '#contract/certificate-template.ts';
import { type Route, route } from '#platform/http/route.ts';
import { issueCertificate } from './commands/issue-certificate.ts';
import { revokeCertificate } from './commands/revoke-certificate.ts';
import type { CertificateRouteDeps } from './deps.ts';
import { checkCertificate } from './queries/check.ts';
import { listCertificates, type Wanted } from './queries/list.ts';
import { prepareCertificate } from './queries/prepare.ts';
import { previewPdf } from './queries/preview-pdf.ts';
import { readPdf } from './queries/read-pdf.ts';
import { sampleOf } from './queries/sample.ts';
import { listTemplates, previewOf, resetTemplate, setTemplate } from './queries/templates.ts';

/** A 204. */
const nothing = () => undefined;

const languageOf = (query: { language?: contract.CertificateLanguage } | undefined) => query?.language ?? 'zh';

export function certificateRoutes(deps: CertificateRouteDeps): Route[] {
  return [
    route(templates.listCertificateTemplates, async ({ tx }) => ({ items: await listTemplates(tx) })),
    route(templates.setCertificateTemplate, ({ tx, params, query, body }) =>
      setTemplate(tx, params.kind, languageOf(query), body).then(nothing),
    ),
    route(templates.resetCertificateTemplate, ({ tx, params, query }) =>
      resetTemplate(tx, params.kind, languageOf(query)).then(nothing),
    ),
    route(templates.previewCertificateTemplate, async ({ params, query, body }) => ({
      text: previewOf(params.kind, languageOf(query), body),
    })),
    route(templates.sampleCertificate, ({ tx, params, query }) => sampleOf(tx, deps, params.kind, languageOf(query))),
    route(contract.prepareCertificate, async ({ tx, body }) => {
      const { holdsPay: _, holdsIdentity: __, signedBy: ___, ...shown } = await prepareCertificate(tx, deps, body);
      return shown;
    }),
    route(contract.previewCertificate, ({ tx, body }) => previewPdf(tx, deps, body)),
    route(contract.issueCertificate, async ({ tx, body }) => {
      const { fileId: _, ...told } = await issueCertificate(tx, deps, body);
      return told;
    }),
    route(contract.listCertificates, ({ tx, query }) =>
      listCertificates(tx, (query ?? {}) as Wanted, deps.clock.today()),
    ),
    route(contract.revokeCertificate, ({ tx, params, body }) =>
      revokeCertificate(tx, deps, params.id, body.reason).then(nothing),
    ),
    route(contract.downloadCertificate, ({ actor, origin, params }) => readPdf(deps, { actor, origin }, params.id), {
      transaction: 'none',
    }),
    route(contract.checkCertificate, ({ tx, body }) => checkCertificate(tx, deps, body)),
  ];
}
