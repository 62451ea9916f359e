import type { Generated } from 'kysely';

declare module '#platform/database/tables.ts' {
  interface Tables {
    outbox_event: {
      id: string;
      name: string;
      payload: unknown;
      recorded_at: Generated<Date>;
      state: Generated<'waiting' | 'delivered' | 'dead' | 'given-up'>;
      delivered_to: Generated<string[]>;
      attempts: Generated<number>;
      next_at: Generated<Date>;
      error_text: string | null;
      ended_at: Date | null;
    };
  }
}
