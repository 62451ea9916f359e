import type { Generated } from 'kysely';
import type { FieldGroup } from '#contract/action.ts';
import type { DocumentState } from '#contract/document.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { PaperLook } from '#platform/papers/papers.ts';
import type { PaperType } from '#platform/papers/sniff.ts';

export type DocumentKindRow = {
  id: string;
  code: string;
  name: string;
  note: string;
  field_group: FieldGroup;
  expires: boolean;
  required: 'nobody' | 'everyone' | 'some';
  unit_ids: string[];
  post_ids: string[];
  grade_ids: string[];
  employment_kinds: string[];
  keep_years: number | null;
  words: string[];
  by_holder: boolean;
  is_retired: boolean;
  sort: number;
};

export type DocumentSource = 'office' | 'holder' | 'case' | 'demo';

declare module '#platform/database/tables.ts' {
  interface Tables {
    document_kind: DocumentKindRow;
    /** Who created, decided and removed, and when, the trigger document_kept writes. */
    document: {
      id: string;
      person_id: string;
      kind_id: string;
      field_group: FieldGroup;
      title: string;
      number: string;
      issued_on: CivilDate | null;
      expires_on: CivilDate | null;
      state: DocumentState;
      source: DocumentSource;
      case_id: string | null;
      version: Generated<number>;
      created_by: Generated<string | null>;
      created_by_name: Generated<string>;
      created_at: Generated<Date>;
      decided_by_name: Generated<string>;
      decided_at: Generated<Date | null>;
      decision_reason: Generated<string>;
      removed_by_name: Generated<string>;
      removed_at: Generated<Date | null>;
      removal_reason: Generated<string>;
    };
    document_version: {
      id: string;
      document_id: string;
      person_id: string;
      field_group: FieldGroup;
      n: number;
      file_id: string;
      thumbnail_file_id: string | null;
      file_name: string;
      type: PaperType;
      size_bytes: number;
      look: PaperLook;
      pages: number;
      width: number | null;
      height: number | null;
      recognised_text: Generated<string | null>;
      by_holder: boolean;
      uploaded_by: Generated<string | null>;
      uploaded_by_name: Generated<string>;
      uploaded_at: Generated<Date>;
    };
    document_reminder: { id: Generated<string>; document_id: string; expires_on: CivilDate; days: number };
  }
}
