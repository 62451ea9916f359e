import type { Generated } from 'kysely';

declare module '#platform/database/tables.ts' {
  interface Tables {
    privacy_category: {
      id: string;
      group_code: string;
      purpose: string;
      ground: number;
      basis: string;
      is_sensitive: boolean;
      keep_years: number | null;
      keep_note: string;
      given_to: string;
      changed_by_name: Generated<string>;
      changed_at: Generated<Date>;
    };
    privacy_notice: {
      id: string;
      code: string;
      kind: 'notice' | 'consent';
      groups: string[];
      is_retired: Generated<boolean>;
      sort: number;
    };
    privacy_notice_version: {
      id: string;
      notice_id: string;
      number: number;
      title: string;
      body: string;
      note: string;
      published_by_name: Generated<string>;
      published_at: Generated<Date>;
    };
    privacy_answer: {
      id: string;
      person_id: string;
      notice_id: string;
      version_id: string;
      answer: 'read' | 'agreed' | 'withdrawn';
      account_id: Generated<string | null>;
      at: Generated<Date>;
    };
  }
}
