import type { Generated } from 'kysely';
import type { FormDefinition } from '#contract/form-definition.ts';

export type VersionRow = {
  id: string;
  form_id: string;
  number: number;
  state: 'draft' | 'in-force' | 'retired';
  definition: FormDefinition;
  note: string;
  edited_by_name: string;
  edited_at: Date;
  in_force_by_name: string;
  in_force_at: Date | null;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    form: { id: string; key: string; name: string; help: Generated<string>; shipped_digest: Generated<string> };
    /** Who did it the trigger form_version_kept writes. */
    form_version: {
      id: string;
      form_id: string;
      number: number;
      state: 'draft' | 'in-force' | 'retired';
      definition: unknown;
      note: Generated<string>;
      edited_by: Generated<string | null>;
      edited_by_name: Generated<string>;
      edited_at: Date;
      in_force_by_name: Generated<string>;
      in_force_at: Date | null;
    };
  }
}
