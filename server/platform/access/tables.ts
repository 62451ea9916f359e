import type { Generated } from 'kysely';
import type { Scope } from '#contract/action.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    access_role: {
      id: string;
      code: string;
      name: string;
      note: Generated<string>;
      is_built_in: Generated<boolean>;
    };
    access_role_permission: { id: string; role_id: string; action: string; field_group: string; scope: Scope };
    access_grant: {
      id: string;
      account_id: string;
      role_id: string;
      unit_id: string | null;
      valid: string;
      reason: Generated<string>;
      granted_by: string | null;
      granted_at: Generated<Date>;
    };
    unit_reach: { ancestor_id: string; unit_id: string };
  }
}
