import type { Generated } from 'kysely';
import type { TagColour } from '#contract/tag.ts';

export type TagRow = {
  id: string;
  name: string;
  colour: TagColour;
  note: string;
  group_code: string;
  unit_id: string | null;
  is_retired: boolean;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    tag: Omit<TagRow, 'is_retired'> & {
      is_retired: Generated<boolean>;
      made_by_name: Generated<string>;
      made_at: Generated<Date>;
    };
  }
}
