import { type CertificateKind, certificateKinds } from '#contract/certificate.ts';

export type CertificatesSearch = { kind?: CertificateKind; number?: string };

export function readCertificatesSearch(search: Record<string, unknown>): CertificatesSearch {
  const kind = certificateKinds.find(each => each === search.kind);
  const number = typeof search.number === 'string' ? search.number.trim().slice(0, 20) : '';
  return { ...(kind ? { kind } : {}), ...(number ? { number } : {}) };
}
