/** The front door of certificates: prepared, issued, revoked and checked. */
export { issueCertificate } from './commands/issue-certificate.ts';
export { revokeCertificate } from './commands/revoke-certificate.ts';
export type { CertificateDeps, CertificateRouteDeps } from './deps.ts';
export { certificateGuards } from './policy.ts';
export { type Prepared, prepareCertificate } from './queries/prepare.ts';
export { certificateRoutes } from './routes.ts';
