import type { Generated } from 'kysely';
import type { BulkChange, bulkModes, bulkStates } from '#contract/bulk-edit.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    bulk_run: {
      id: string;
      account_id: string;
      title: string;
      change: BulkChange;
      state: (typeof bulkStates)[number];
      mode: (typeof bulkModes)[number] | null;
      people: Generated<number>;
      to_change: Generated<number>;
      unchanged: Generated<number>;
      refused: Generated<number>;
      changed: Generated<number>;
      job_run_id: string | null;
      error: string | null;
      created_at: Generated<Date>;
      written_at: Date | null;
      ended_at: Date | null;
    };
  }
}
