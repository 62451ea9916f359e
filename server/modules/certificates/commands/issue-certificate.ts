import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type CertificateAsk, certificateKindLabels, type IssuedCertificate } from '#contract/certificate.ts';
import { partsOf } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { renderPaper } from '#platform/pdf/render.ts';
import type { CertificateDeps } from '../deps.ts';
import { prepareCertificate } from '../queries/prepare.ts';
import { codeInGroups, codeLength, codeOf, numberOf } from '../rules/code.ts';
import { paperOf } from '../rules/paper.ts';
import { maskName } from '../rules/words.ts';
import { keepEnglish } from './keep-english.ts';
import '../tables.ts';

/** The keyed digest under which a code is kept. */
export function codeIndexOf({ secrets }: Pick<CertificateDeps, 'secrets'>, code: string): string {
  return secrets.blindIndex('certificate-code', code);
}

/**
 * Issues a certificate on the actor's authority: takes a number, prints it, seals the PDF in files. The code is told here and printed, and
 * kept nowhere else. All of it is undone with the transaction.
 */
export async function issueCertificate(
  tx: Tx,
  deps: CertificateDeps,
  ask: CertificateAsk,
): Promise<IssuedCertificate & { fileId: string }> {
  const prepared = await prepareCertificate(tx, deps, ask, { reveal: true });
  const { clock, files, address } = deps;
  const issuedOn = clock.today();
  const { year } = partsOf(issuedOn);
  const taken = await sql<{ n: number }>`select certificate_take_number(${year}) as n`.execute(tx);
  const number = numberOf(year, taken.rows[0]?.n ?? 0);
  const code = codeOf(randomBytes(codeLength));
  const { company, signedBy, language, text, validThrough, holdsPay, holdsIdentity } = prepared;
  const madeAt = clock.now();
  const { bytes, missing } = await renderPaper(
    paperOf({
      text,
      language,
      company: signedBy,
      number,
      code,
      address,
      issuedOn,
      validThrough: validThrough as typeof issuedOn,
      madeAt,
    }),
  );
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (language === 'en') await keepEnglish(tx, prepared.chinese, ask.english ?? {});
  const account = await sql<{ id: string | null }>`select access_account() as id`.execute(tx);
  const file = await files.put(tx, bytes, {
    name: `${certificateKindLabels[ask.kind]}-${number}.pdf`,
    mediaType: 'application/pdf',
    accountId: account.rows[0]?.id ?? null,
  });
  const id = newId();
  await tx
    .insertInto('certificate')
    .values({
      id,
      number,
      kind: ask.kind,
      language,
      person_id: prepared.personId,
      employment_id: prepared.employmentId,
      company,
      holder_masked: maskName(prepared.holder),
      purpose: ask.purpose?.trim() ?? '',
      addressee: ask.addressee?.trim() ?? '',
      as_of: prepared.onDay as typeof issuedOn,
      issued_on: issuedOn,
      valid_through: validThrough as typeof issuedOn | null,
      code_index: codeIndexOf(deps, code),
      digest,
      missing: missing.join(''),
      revoked_on: null,
    })
    .execute();
  await tx
    .insertInto('certificate_file')
    .values({
      id,
      person_id: prepared.personId,
      file_id: file.id,
      holds_pay: holdsPay,
      holds_identity: holdsIdentity,
    })
    .execute();
  return { id, number, code: codeInGroups(code), digest, validThrough, missing: [...missing], fileId: file.id };
}
