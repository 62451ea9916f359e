import type { Generated } from 'kysely';
import type { CertificateKind, CertificateLanguage } from '#contract/certificate.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

export type CertificateRow = {
  id: string;
  number: string;
  kind: CertificateKind;
  language: CertificateLanguage;
  person_id: string;
  employment_id: string;
  company: string;
  holder_masked: string;
  purpose: string;
  addressee: string;
  as_of: CivilDate;
  issued_on: CivilDate;
  valid_through: CivilDate | null;
  code_index: string;
  digest: string;
  missing: string;
  issued_by: string | null;
  issued_by_name: string;
  issued_at: Date;
  revoked_by: string | null;
  revoked_by_name: string;
  revoked_at: Date | null;
  revoked_on: CivilDate | null;
  revoke_reason: string;
};

type Written = Omit<
  CertificateRow,
  'revoked_on' | `issued_${'by' | 'by_name' | 'at'}` | `revoked_${string}` | 'revoke_reason'
>;

declare module '#platform/database/tables.ts' {
  interface Tables {
    /** Who issued or revoked, and when, the trigger certificate_kept writes. */
    certificate: Written & {
      issued_by: Generated<string | null>;
      issued_by_name: Generated<string>;
      issued_at: Generated<Date>;
      revoked_on: CivilDate | null;
      revoke_reason: Generated<string>;
    };
    certificate_file: {
      id: string;
      person_id: string;
      file_id: string;
      holds_pay: boolean;
      holds_identity: boolean;
    };
    certificate_template: {
      id: string;
      kind: CertificateKind;
      language: CertificateLanguage;
      title: string;
      salutation: string;
      paragraphs: string[];
      valid_days: number | null;
      changed_at: Generated<Date>;
    };
    /** English names of companies, units and posts, as they were last printed. */
    certificate_english: { id: string; chinese: string; english: string; changed_at: Generated<Date> };
  }
}
