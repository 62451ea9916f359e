import { sql } from 'kysely';
import type { Certificate, CertificateKind } from '#contract/certificate.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { readNumber } from '../rules/code.ts';
import { stateOn } from '../rules/state.ts';
import type { CertificateRow } from '../tables.ts';

type Row = CertificateRow & { person_name: string | null; can_download: boolean };
export type Wanted = {
  readonly personId?: string;
  readonly kind?: CertificateKind;
  readonly number?: string;
  readonly after?: string;
  readonly limit?: number;
};

/** The certificates within the actor's reach, the latest first. */
export async function listCertificates(
  tx: Tx,
  wanted: Wanted,
  today: CivilDate,
): Promise<{ items: Certificate[]; next: string | null }> {
  const limit = wanted.limit ?? 50;
  const narrowed = [
    wanted.personId ? sql`c.person_id = ${wanted.personId}` : sql`true`,
    wanted.kind ? sql`c.kind = ${wanted.kind}` : sql`true`,
    wanted.number ? sql`c.number = ${readNumber(wanted.number) ?? ''}` : sql`true`,
    wanted.after ? sql`c.id < ${wanted.after}` : sql`true`,
  ];
  const found = await sql<Row>`
    select c.*, p.name as person_name, exists (select from certificate_file f where f.id = c.id) as can_download
    from certificate c left join person p on p.id = c.person_id
    where ${sql.join(narrowed, sql` and `)} order by c.id desc limit ${limit + 1}`.execute(tx);
  const rows = found.rows.slice(0, limit);
  return {
    items: rows.map(row => shownOf(row, today)),
    next: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

function shownOf(row: Row, today: CivilDate): Certificate {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    language: row.language,
    state: stateOn({ revokedOn: row.revoked_on, validThrough: row.valid_through }, today),
    personId: row.person_id,
    personName: row.person_name ?? row.holder_masked,
    company: row.company,
    purpose: row.purpose,
    addressee: row.addressee,
    issuedOn: row.issued_on,
    validThrough: row.valid_through,
    issuedByName: row.issued_by_name,
    issuedAt: row.issued_at.toISOString(),
    digest: row.digest,
    missing: [...row.missing],
    revokedByName: row.revoked_by_name,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokeReason: row.revoke_reason,
    canDownload: row.can_download,
  };
}
