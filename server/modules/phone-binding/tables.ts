import type { Generated } from 'kysely';
import type { PhoneSourceCode, RebindState, RefusedWhy, SourceState } from '#contract/phone-binding.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

type Sealed = { phone_envelope: string; phone_index: string; phone_masked: string };

export type RebindRow = Sealed & {
  id: string;
  number: string;
  code_hash: string;
  applicant_id: string;
  holder_ids: string[];
  is_social_checked: boolean;
  state: RebindState;
  opened_at: Date;
  due_at: Date | null;
  checking_at: Date | null;
  decided_at: Date | null;
  decided_by: string[];
  refused_why: RefusedWhy | null;
  decision_note: string;
  expedites: number;
  expedited_on: CivilDate | null;
};

type Defaulted = 'holder_ids' | 'state' | 'decided_by' | 'decision_note' | 'expedites';
type Empty = 'due_at' | 'checking_at' | 'decided_at' | 'refused_why' | 'expedited_on';

declare module '#platform/database/tables.ts' {
  interface Tables {
    phone_binding: Sealed & {
      id: string;
      person_id: string;
      since_at: Date;
      ended_at: Generated<Date | null>;
      ended_by_rebind: Generated<string | null>;
    };
    phone_source: Sealed & {
      id: string;
      source: PhoneSourceCode;
      person_id: string;
      stated_on: CivilDate | null;
      recorded_at: Date;
      state: Generated<SourceState>;
      rebind_id: Generated<string | null>;
      corrected_at: Generated<Date | null>;
      corrected_by: Generated<string | null>;
    };
    phone_social_number: {
      id: string;
      person_id: string;
      number_envelope: string;
      number_index: string;
      number_masked: string;
      stated_on: CivilDate | null;
      recorded_at: Date;
    };
    phone_rebind_start: {
      id: string;
      token_hash: string;
      phone_envelope: string;
      phone_index: string;
      code_hash: string;
      created_at: Date;
      expires_at: Date;
      used_at: Generated<Date | null>;
    };
    phone_rebind: { [K in Exclude<keyof RebindRow, Defaulted | Empty>]: RebindRow[K] } & {
      [K in Defaulted | Empty]: Generated<RebindRow[K]>;
    };
  }
}
