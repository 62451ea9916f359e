import type { Generated } from 'kysely';
import type { CaseState } from '#contract/case.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

/** An outcome of a task as its row keeps it. */
export type KeptOutcome = {
  readonly code: string;
  readonly label: string;
  readonly sense: 'agree' | 'refuse' | null;
  readonly reason: 'required' | 'optional' | 'none';
  readonly decides?: boolean;
};
export type KeptFile = { readonly id: string; readonly name: string; readonly size: number };
/** Written as JSON text, read as what it says. */
type Json<T> = import('kysely').ColumnType<T, string, string>;
type Since = Generated<Date>;

declare module '#platform/database/tables.ts' {
  interface Tables {
    workflow_process: {
      id: string;
      key: string;
      name: string;
      category: string;
      help: string;
      is_built_in: Generated<boolean>;
      created_at: Since;
    };
    workflow_version: {
      id: string;
      process_id: string;
      number: number;
      state: 'draft' | 'in-force' | 'retired';
      xml: string;
      started_by: string;
      form: string | null;
      title: string;
      is_confidential: Generated<boolean>;
      note: string;
      edited_by: string | null;
      edited_by_name: string;
      edited_at: Date;
      in_force_by_name: Generated<string>;
      in_force_at: Date | null;
    };
    workflow_start: {
      version_id: string;
      node: string;
      kind: 'message' | 'signal' | 'timer';
      name: string;
      timer: string;
      due_at: Date | null;
      fired: Generated<number>;
    };
    workflow_case: {
      id: string;
      number: string;
      process_id: string;
      version_id: string;
      title: string;
      state: Generated<CaseState>;
      end_code: Generated<string>;
      is_held: Generated<boolean>;
      is_confidential: Generated<boolean>;
      starter_account: string | null;
      starter_person: string | null;
      starter_name: string;
      subject_person: string | null;
      subject_name: string;
      unit_id: string | null;
      form_key: string | null;
      form_version: number | null;
      data: Json<Record<string, unknown>>;
      stands: Json<unknown>;
      took: Json<Record<string, number>>;
      about: string | null;
      parent_id: string | null;
      parent_token: number | null;
      root_id: string;
      started_at: Date;
      ended_at: Date | null;
      expedited: Generated<number>;
      expedited_on: CivilDate | null;
      stars: number | null;
      stars_text: Generated<string>;
    };
    workflow_wait: {
      case_id: string;
      key: string;
      token: number;
      node: string;
      kind: string;
      name: string;
      correlation: string | null;
      due_at: Date | null;
      failures: Generated<number>;
    };
    workflow_task: {
      id: string;
      case_id: string;
      process_id: string;
      token: number;
      node: string;
      name: string;
      state: Generated<'open' | 'done' | 'cancelled'>;
      mode: 'first' | 'all' | 'vote';
      need: number;
      is_orphan: boolean;
      is_confidential: Generated<boolean>;
      subject_text: Generated<string>;
      subject_person: Generated<string | null>;
      form_key: string | null;
      form_version: Generated<number | null>;
      help: string;
      outcomes: Json<readonly KeptOutcome[]>;
      draft: Json<Record<string, unknown> | null> | null;
      unit_id: string | null;
      arrived_at: Date;
      due_at: Date | null;
      remind_at: Date | null;
      reminded_at: Date | null;
      escalated_at: Date | null;
      expedited: Generated<number>;
      ended_at: Date | null;
      outcome: Generated<string>;
    };
    workflow_member: {
      id: string;
      task_id: string;
      case_id: string;
      account_id: string;
      name: string;
      part: 'owner' | 'stand-in' | 'signer-before' | 'signer-after';
      stage: number;
      state: Generated<'open' | 'taken' | 'done' | 'gone'>;
      for_account: string | null;
      for_name: string;
      outcome: Generated<string>;
      at: Date | null;
    };
    workflow_party: { case_id: string; account_id: string; watches: Generated<boolean> };
    workflow_reply: {
      id: Generated<string>;
      account_id: string;
      key: string;
      asked: string;
      reply: Json<unknown> | null;
      at: Date;
    };
    workflow_step: {
      id: Generated<string>;
      case_id: string;
      version_id: string;
      token: number;
      node: string;
      entered_at: Date;
      left_at: Date | null;
      how: Generated<string>;
    };
    workflow_entry: {
      id: string;
      case_id: string;
      task_id: string | null;
      at: Date;
      account_id: string | null;
      by_name: string;
      for_name: string;
      kind: string;
      node: string | null;
      node_name: string;
      text: string;
      outcome: string;
      outcome_label: string;
      took_minutes: number | null;
      files: Json<readonly KeptFile[]>;
      mentions: Json<readonly string[]>;
      answers: string | null;
    };
    workflow_incident: {
      id: string;
      case_id: string;
      token: number;
      node: string;
      code: string;
      facts: Json<Record<string, string | number>>;
      at: Date;
      mended_at: Date | null;
    };
    workflow_delegation: {
      id: string;
      of_account: string;
      of_name: string;
      to_account: string;
      to_name: string;
      valid: string;
      process_key: string | null;
      reason: string;
      created_by: string | null;
    };
    workflow_group: { id: string; code: string; name: string };
    workflow_group_member: { id: string; group_id: string; account_id: string };
  }
}
