import type { Limit, OwnerRule } from '#contract/process-work.ts';
import type { Clock } from '../clock/clock.ts';
import type { Tx } from '../database/database.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Seals } from './sealed.ts';

/** What the room needs of the floors above, which know who leads whom and which hours an office keeps. */
export type WorkflowPorts = {
  readonly clock: Clock;
  /** Of days and months in timers, such as Asia/Shanghai. */
  readonly zone: string;
  readonly logger: Logger;
  readonly secrets: Seals;
  /** What service, send and rule tasks may call, by name. */
  readonly services: ReadonlyMap<string, Service>;
  /** The accounts that an owner rule names, those in `without` left out; a superior who is left out is answered with the next above. */
  findOwners(tx: Tx, rule: OwnerRule, of: OwnerQuestion): Promise<readonly Owner[]>;
  /** Who owns a task when nobody else is found. */
  lastResort(tx: Tx): Promise<readonly Owner[]>;
  /** When a limit that begins now ends, by the calendar of the unit. */
  dueAt(tx: Tx, unitId: string | null, from: Date, limit: Pick<Limit, 'amount' | 'unit'>): Promise<Date>;
  /** Checks what was filled in, by the version in force unless one is told, and gives it as the form keeps it. Throws form.invalid. */
  checkForm(tx: Tx, key: string, data: Readonly<Record<string, unknown>>, version?: number): Promise<CheckedForm>;
  /** The version that was in force at an instant; where there was none, that of today. Null without any. */
  formVersion(tx: Tx, key: string, at: Date): Promise<number | null>;
  knowsForm(tx: Tx, key: string): Promise<boolean>;
  /** The codes of what must be kept sealed of this, though it isn't complete yet. */
  sensitiveIn?(
    tx: Tx,
    key: string,
    data: Readonly<Record<string, unknown>>,
    version?: number,
  ): Promise<readonly string[]>;
  /** Whether the transaction's actor may see the whole numbers of a person. */
  mayReveal(tx: Tx, personId: string): Promise<boolean>;
  /** All forms that a model may name. */
  forms(tx: Tx): Promise<readonly { readonly key: string; readonly name: string }[]>;
  /** Name and unit of a person. */
  aboutPerson(tx: Tx, personId: string): Promise<{ readonly name: string; readonly unitId: string | null } | null>;
  /**
   * Of these accounts, those that may have no hand in a task of the case (`do`), or may not be brought to see it (`see`), because of what it
   * decides. Asked whenever somebody would come to own, sign, stand in for or end a task, be asked, mentioned or warned.
   */
  barred(tx: Tx, of: BarredQuestion): Promise<readonly string[]>;
  /** Hears what comes of the tasks of cases that are about something of the house, in the same transaction. */
  onTask(tx: Tx, news: TaskNews): Promise<void>;
  notify(tx: Tx, notice: WorkNotice): Promise<void>;
};

export type CheckedForm = {
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** The codes of what the case must keep sealed. */
  readonly sensitive?: readonly string[];
};
export type Owner = { readonly accountId: string; readonly name: string };
export type OwnerQuestion = {
  /** Whose manager, unit head and so on; null when the case is about nobody. */
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly starterAccount: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Accounts that may not be answered. */
  readonly without: readonly string[];
};

export type BarredQuestion = {
  /** What the case decides. */
  readonly about: string;
  /** Of `do`: the task's node. */
  readonly node: string | null;
  readonly part: 'do' | 'see';
  readonly accounts: readonly string[];
};

export type TaskNews = {
  /** It has come; somebody took it; somebody ended his part; its limit is another. */
  readonly what: 'opened' | 'taken' | 'spoken' | 'expedited';
  readonly about: string;
  readonly caseId: string;
  readonly node: string;
  readonly dueAt: Date | null;
};

export type WorkNotice = {
  readonly to: readonly string[];
  readonly kind:
    | 'task.arrived'
    | 'task.reminded'
    | 'task.late'
    | 'task.expedited'
    | 'case.ended'
    | 'case.sent-back'
    | 'case.mentioned'
    | 'case.asked'
    | 'case.held';
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly isUrgent?: boolean;
};

/** A command that models may call. What it throws as a Refusal is an error with the refusal's code, which the model can catch. */
export type Service = {
  readonly label: string;
  readonly errors?: readonly string[];
  readonly inputs?: readonly { readonly name: string; readonly label: string }[];
  readonly results?: readonly { readonly name: string; readonly label: string }[];
  run(call: ServiceCall): Promise<Readonly<Record<string, unknown>> | undefined>;
};

/** `tx` acts as the system, on behalf of whoever took the last step; the case's transaction. */
export type ServiceCall = {
  readonly tx: Tx;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly case: {
    readonly id: string;
    readonly number: string;
    readonly about: string | null;
    readonly processKey: string;
    readonly starterAccount: string | null;
    readonly starterPerson: string | null;
    readonly subjectPerson: string | null;
    readonly data: Readonly<Record<string, unknown>>;
  };
  readonly at: Date;
  readonly by: string | null;
};
