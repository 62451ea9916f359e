import type { ColumnType, Generated } from 'kysely';
import type { ImportMode, ImportOutcome, ImportState } from '#contract/import.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { KeptColumn } from './roster-source.ts';
import type { Standing } from './rules/match-person.ts';

export type ImportRunTable = {
  id: string;
  account_id: string | null;
  job_run_id: string | null;
  file_id: string | null;
  file_name: string;
  size_bytes: number;
  file_digest: string;
  state: ImportState;
  sheets: string[];
  sheet: string;
  header_from: number;
  header_until: number;
  columns: ColumnType<KeptColumn[], string, string>;
  rows: Generated<number>;
  accepted: Generated<number>;
  refused: Generated<number>;
  created: Generated<number>;
  unchanged: Generated<number>;
  differs: Generated<number>;
  mode: ImportMode | null;
  update_how: 'correct' | 'change' | null;
  update_from: CivilDate | null;
  updated: number | null;
  error: string | null;
  created_at: Generated<Date>;
  written_at: Date | null;
  ended_at: Date | null;
};

export type ProblemKind = 'problem' | 'warning';
export type ProblemSource = 'row' | 'file' | 'archive';

declare module '#platform/database/tables.ts' {
  interface Tables {
    import_run: ImportRunTable;
    import_row: {
      id: string;
      run_id: string;
      account_id: string | null;
      row: number;
      outcome: ImportOutcome;
      standing: Standing;
      keys: string[];
      unit_text: string | null;
      unknown_codes: string[];
      changes: number;
      sealed: Uint8Array;
    };
    import_problem: {
      id: string;
      run_id: string;
      account_id: string | null;
      n: Generated<number>;
      row: number;
      column_header: string;
      code: string;
      message: string;
      kind: ProblemKind;
      source: ProblemSource;
    };
    import_mend: {
      id: string;
      run_id: string;
      account_id: string | null;
      row: number;
      column_header: string;
      sealed: string;
      at: Generated<Date>;
    };
    import_person: { id: string; run_id: string; account_id: string | null; person_id: string; row: number };
    code_alias: {
      id: string;
      code_set: string;
      folded: string;
      text: string;
      code: string;
      confirmed_by: string | null;
      confirmed_at: Generated<Date>;
    };
    import_change: {
      id: string;
      run_id: string;
      account_id: string | null;
      person_id: string;
      row: number;
      /** A section of the product, or `custom`: person_custom. */
      section: SectionGroup | 'custom';
      key: string;
      superseded: string[];
      made: string[];
    };
    import_mapping: { id: string; account_id: string; header: string; field: string | null; at: Generated<Date> };
  }
}
