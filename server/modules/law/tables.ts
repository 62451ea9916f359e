import type { Generated } from 'kysely';
import type { LawStatus } from '#contract/law.ts';
import type { LawChangeState } from '#contract/law-change.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

/** What the product shipped of a parameter from a day on. */
export type Shipped = { readonly from: CivilDate; readonly value: unknown };

/** A row as it is read: `value` and `shipped_seen` as the JSON says. */
export type ChangeRow = {
  id: string;
  path: string;
  first_on: CivilDate;
  value: unknown;
  instrument: string;
  number: string;
  article: string;
  gazette: string;
  address: string;
  status: LawStatus;
  note: string;
  why: string;
  withdraws: string | null;
  state: LawChangeState;
  drafted_by: string | null;
  drafted_by_name: string;
  drafted_at: Date;
  decided_by: string | null;
  decided_by_name: string;
  decided_at: Date | null;
  ended_by: string | null;
  ended_by_name: string;
  ended_at: Date | null;
  shipped_seen: readonly Shipped[];
  reviewed_by: string | null;
  reviewed_by_name: string;
  reviewed_at: Date | null;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    law_change: {
      id: string;
      path: string;
      first_on: CivilDate;
      value: unknown;
      instrument: string;
      number: Generated<string>;
      article: Generated<string>;
      gazette: Generated<string>;
      address: Generated<string>;
      status: LawStatus;
      note: Generated<string>;
      why: Generated<string>;
      withdraws: string | null;
      state: Generated<LawChangeState>;
      drafted_by: Generated<string | null>;
      drafted_by_name: Generated<string>;
      drafted_at: Generated<Date>;
      decided_by: Generated<string | null>;
      decided_by_name: Generated<string>;
      decided_at: Generated<Date | null>;
      ended_by: Generated<string | null>;
      ended_by_name: Generated<string>;
      ended_at: Generated<Date | null>;
      shipped_seen: Generated<unknown>;
      reviewed_by: Generated<string | null>;
      reviewed_by_name: Generated<string>;
      reviewed_at: Generated<Date | null>;
    };
  }
}
