import type { Generated } from 'kysely';
import type { Audience } from '#contract/custom-field.ts';
import type { FormDefinition } from '#contract/form-definition.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    custom_section: {
      id: string;
      code: string;
      group_code: string;
      position: Generated<number>;
      state: Generated<'in-use' | 'retired'>;
      version: Generated<number>;
      made_at: Generated<Date>;
    };
    /** Who it was and when the trigger custom_section_version_signed writes. */
    custom_section_version: {
      id: string;
      section_id: string;
      number: number;
      name: string;
      help: Generated<string>;
      audience: unknown;
      definition: unknown;
      keys: unknown;
      note: Generated<string>;
      edited_by: Generated<string | null>;
      edited_by_name: Generated<string>;
      edited_at: Generated<Date>;
    };
  }
}

/** A section with one of its versions. */
export type SectionRow = {
  id: string;
  code: string;
  group_code: string;
  position: number;
  state: 'in-use' | 'retired';
  version: number;
  number: number;
  name: string;
  help: string;
  audience: Partial<Audience>;
  definition: FormDefinition;
  keys: Record<string, string>;
  note: string;
  edited_by_name: string;
  edited_at: Date;
  group_label: string | null;
  is_sealed: boolean;
};
