import type { CertificateState } from '#contract/certificate.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

/** Revoked weighs more than expired: a reader must not take it for one that was merely old. */
export function stateOn(
  certificate: { readonly revokedOn: CivilDate | null; readonly validThrough: CivilDate | null },
  today: CivilDate,
): CertificateState {
  if (certificate.revokedOn !== null) return 'revoked';
  return certificate.validThrough !== null && certificate.validThrough < today ? 'expired' : 'valid';
}
