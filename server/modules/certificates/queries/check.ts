import { sql } from 'kysely';
import type { CertificateKind, CheckedCertificate } from '#contract/certificate.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { codeIndexOf } from '../commands/issue-certificate.ts';
import type { CertificateDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { readCode, readNumber } from '../rules/code.ts';
import { stateOn } from '../rules/state.ts';

type Row = {
  number: string;
  kind: CertificateKind;
  company: string;
  holder_masked: string;
  issued_on: CivilDate;
  valid_through: CivilDate | null;
  revoked_on: CivilDate | null;
  digest: string;
};

/** What anybody is told who has both the number and the code. Any miss is the same refusal after the same work. */
export async function checkCertificate(
  tx: Tx,
  deps: Pick<CertificateDeps, 'secrets' | 'clock'>,
  asked: { number: string; code: string },
): Promise<CheckedCertificate> {
  const index = codeIndexOf(deps, readCode(asked.code) ?? '');
  const found = await sql<Row>`select * from certificate_check(${readNumber(asked.number) ?? ''}, ${index})`.execute(
    tx,
  );
  const row = found.rows[0];
  if (!row) throw refuse['no-match']();
  const { number, kind, company, digest } = row;
  return {
    number,
    kind,
    state: stateOn({ revokedOn: row.revoked_on, validThrough: row.valid_through }, deps.clock.today()),
    company,
    holderMasked: row.holder_masked,
    issuedOn: row.issued_on,
    validThrough: row.valid_through,
    revokedOn: row.revoked_on,
    digest,
  };
}
