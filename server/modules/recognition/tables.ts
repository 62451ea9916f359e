import type { Generated } from 'kysely';
import type { PaperKind, ProposalFlag, ProposalGroup } from '#contract/recognition-word.ts';

export type PaperRow = {
  id: string;
  account_id: string;
  batch_id: string | null;
  file_id: string;
  file_name: string;
  state: 'waiting' | 'reading' | 'read' | 'failed' | 'done';
  error_code: string | null;
  error_text: string | null;
  pages: number;
  pages_read: number;
  kind: PaperKind;
  matched: 'none' | 'number' | 'name' | 'several' | 'chosen';
  person_id: string | null;
  candidates: string[];
  document_id: string | null;
  created_at: Date;
};
type Defaulted = 'state' | 'pages' | 'pages_read' | 'kind' | 'matched' | 'candidates' | 'created_at';

declare module '#platform/database/tables.ts' {
  interface Tables {
    recognition_paper: Omit<PaperRow, Defaulted> & { [K in Defaulted]: Generated<PaperRow[K]> };
    recognition_page: {
      id: string;
      paper_id: string;
      account_id: string;
      n: number;
      kind: PaperKind;
      width: number;
      height: number;
      turned: number;
      leaned: number;
      milliseconds: number;
      picture_file_id: string;
      text_envelope: string;
    };
    recognition_proposal: {
      id: string;
      paper_id: string;
      account_id: string;
      person_id: string | null;
      is_matched: boolean;
      page: number;
      sort: number;
      field_group: ProposalGroup;
      entry: number;
      field: string;
      confidence: number;
      box: number[];
      flags: ProposalFlag[];
      envelope: string;
      state: Generated<'proposed' | 'confirmed' | 'refused'>;
      is_mended: Generated<boolean>;
    };
  }
}
