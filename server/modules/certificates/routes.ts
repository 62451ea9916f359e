import * as contract from '#contract/certificate.ts';
import * as templates from '#contract/certificate-template.ts';
import { type Route, route } from '#platform/http/route.ts';
import { issueCertificate } from './commands/issue-certificate.ts';
import { revokeCertificate } from './commands/revoke-certificate.ts';
import type { CertificateRouteDeps } from './deps.ts';
import { checkCertificate } from './queries/check.ts';
import { listCertificates, type Wanted } from './queries/list.ts';
import { prepareCertificate } from './queries/prepare.ts';
import { readPdf } from './queries/read-pdf.ts';
import { sampleOf } from './queries/sample.ts';
import { listTemplates, previewOf, resetTemplate, setTemplate } from './queries/templates.ts';

/** A 204. */
const nothing = () => undefined;

export function certificateRoutes(deps: CertificateRouteDeps): Route[] {
  return [
    route(templates.listCertificateTemplates, async ({ tx }) => ({ items: await listTemplates(tx) })),
    route(templates.setCertificateTemplate, ({ tx, params, body }) => setTemplate(tx, params.kind, body).then(nothing)),
    route(templates.resetCertificateTemplate, ({ tx, params }) => resetTemplate(tx, params.kind).then(nothing)),
    route(templates.previewCertificateTemplate, async ({ params, body }) => ({ text: previewOf(params.kind, body) })),
    route(templates.sampleCertificate, ({ tx, params }) => sampleOf(tx, deps, params.kind)),
    route(contract.prepareCertificate, async ({ tx, body }) => {
      const { holdsPay: _, holdsIdentity: __, ...shown } = await prepareCertificate(tx, deps, body);
      return shown;
    }),
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
