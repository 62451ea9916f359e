import type { Generated } from 'kysely';
import type { ExportFormat, ExportState } from '#contract/export.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

export type ExportRow = {
  id: string;
  number: string;
  account_id: string;
  account_name: string;
  kind: 'list' | 'archive';
  format: ExportFormat;
  ask_envelope: string;
  reason: string;
  rows: number;
  groups: string[];
  plain_groups: string[];
  unit_ids: string[];
  is_everywhere: boolean;
  state: ExportState;
  case_id: string | null;
  approved_by: string | null;
  approved_by_name: string;
  decided_at: Date | null;
  decision_note: string;
  run_id: string | null;
  file_id: string | null;
  size_bytes: number | null;
  made_rows: number | null;
  made_at: Date | null;
  expires_at: Date | null;
  most_downloads: number;
  downloads: number;
  error_text: string | null;
  created_on: CivilDate;
  created_at: Date;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    /** What the trigger export_request_kept writes is left out of an insert. */
    export_request: { [K in keyof ExportRow]: K extends keyof Given ? ExportRow[K] : Generated<ExportRow[K]> };
    export_people: { id: string; account_id: string; person_ids: string[] };
    export_part: {
      id: string;
      export_id: string;
      n: number;
      held: string;
      rows: number;
      sealed: Uint8Array;
      read_at: Generated<Date>;
    };
    export_download: { id: string; export_id: string; account_id: string; ip: string | null; at: Generated<Date> };
    export_setting: {
      id: string;
      daily_rows: number;
      alarm_rows: number;
      link_hours: number;
      most_downloads: number;
      changed_by_name: Generated<string>;
      changed_at: Generated<Date>;
    };
    export_alarm: { id: string; account_id: string; on_day: CivilDate; why: 'limit' | 'unusual' };
  }
}
type Given = Pick<
  ExportRow,
  'id' | 'number' | 'account_id' | 'kind' | 'format' | 'ask_envelope' | 'reason' | 'rows' | 'groups'
>;
