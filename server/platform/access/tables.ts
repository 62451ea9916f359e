import type { ColumnType, Generated } from 'kysely';
import type { Finding } from '#contract/access-check.ts';
import type { Scope } from '#contract/action.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

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
    access_group: {
      id: string;
      code: string;
      label: string;
      is_sealed: Generated<boolean>;
      made_by_name: Generated<string>;
      made_at: Generated<Date>;
    };
    access_check: {
      id: string;
      made_at: Generated<Date>;
      asked_by: string | null;
      asked_by_name: string;
      accounts: number;
      grants: number;
      findings: ColumnType<Finding[], string, never>;
    };
    access_check_acceptance: {
      id: string;
      finding_key: string;
      account_id: string;
      reason: string;
      until: CivilDate;
      accepted_by: Generated<string | null>;
      accepted_by_name: Generated<string>;
      accepted_at: Generated<Date>;
    };
    unit_reach: { ancestor_id: string; unit_id: string };
  }
}
