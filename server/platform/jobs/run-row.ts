import type { Generated } from 'kysely';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

type JobRunTable = {
  id: string;
  name: string;
  title: string;
  state: Generated<RunState>;
  data: Generated<unknown>;
  done: Generated<number>;
  total: number | null;
  note: Generated<string>;
  result: unknown;
  faults: Generated<number>;
  error_code: string | null;
  error_text: string | null;
  account_id: string | null;
  created_at: Generated<Date>;
  queued_at: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
  cancel_asked_at: Date | null;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    job_run: JobRunTable;
  }
}

export type Progress = { readonly done: number; readonly total: number | null; readonly note: string };
