import type { Work } from '#contract/process-work.ts';

/** What a BPMN 2.0 file says, reduced to what can be run. Made by `load/`, run by `run/`. Plain data: it can be kept and compared. */

/** A process (one `bpmn:process`): its nodes and flows by id, those of its sub-processes among them. */
export type ProcessModel = {
  readonly id: string;
  readonly name: string;
  /** `isExecutable` of the file; absent counts as true. */
  readonly executable: boolean;
  /** How its cases are called, begun and filed. */
  readonly case: CaseRule;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly flows: ReadonlyMap<string, Flow>;
};

export type CaseRule = {
  readonly category?: string;
  /** An expression that gives the case's title; the process' name where there is none. */
  readonly title?: string;
  /** The form that begins it. */
  readonly form?: string;
  /** Roles that may begin it, by comma; everybody where there is none, nobody (`-`) where only the house does. */
  readonly startedBy?: string;
  readonly help?: string;
  /** Its cases are for those alone who have a part in them. */
  readonly confidential?: boolean;
};

export type NodeKind =
  | 'start'
  | 'end'
  /** An intermediate event that waits. */
  | 'catch'
  /** An intermediate event that tells. */
  | 'throw'
  | 'boundary'
  | 'user'
  | 'manual'
  | 'receive'
  | 'service'
  | 'send'
  | 'rule'
  | 'script'
  /** A task without a kind: passed by at once. */
  | 'task'
  | 'exclusive'
  | 'parallel'
  | 'inclusive'
  | 'event-gateway'
  | 'sub-process'
  /** A sub-process begun by an event of its own (`triggeredByEvent`). */
  | 'event-sub-process'
  /** A call activity: another process, as a case of its own. */
  | 'call';

export type Node = {
  readonly id: string;
  /** Empty where the file gives none. */
  readonly name: string;
  readonly kind: NodeKind;
  /** The sub-process that holds it, or the process. */
  readonly parent: string;
  readonly incoming: readonly string[];
  /** In the order of the file, which is the order in which conditions are asked. */
  readonly outgoing: readonly string[];
  /** The flow that is taken when no condition holds. */
  readonly otherwise?: string;
  /** Of start, end, catch, throw and boundary events. */
  readonly event?: EventKind;
  /** Of a boundary event: the activity it sits on. */
  readonly attachedTo?: string;
  /** Of a boundary event and of the start of an event sub-process; true unless told. */
  readonly interrupting?: boolean;
  /** The boundary events that sit on this activity. */
  readonly boundary: readonly string[];
  /** The activity that undoes this one, by its compensation boundary event. */
  readonly undoneBy?: string;
  /** It only ever runs as the undoing of another. */
  readonly forCompensation?: boolean;
  readonly loop?: Loop;
  /** Of a call activity: the key of the process that is called. */
  readonly called?: string;
  /** What a service, send or rule task does: a name that the house binds to a command, such as `leave.approve`. */
  readonly service?: string;
  /** Of script and rule tasks: an expression; its value becomes `result`. */
  readonly expression?: string;
  readonly result?: string;
  /** Values handed to a service: name to expression. All data where there are none. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly work?: Work;
};

export type EventKind =
  | { readonly kind: 'none' }
  | { readonly kind: 'timer'; readonly timer: Timer }
  /** `correlation` is an expression; a message reaches only who asked for the same value. */
  | { readonly kind: 'message'; readonly name: string; readonly correlation?: string }
  | { readonly kind: 'signal'; readonly name: string }
  /** No code: any. */
  | { readonly kind: 'error'; readonly code?: string }
  | { readonly kind: 'escalation'; readonly code?: string }
  | { readonly kind: 'conditional'; readonly expression: string }
  | { readonly kind: 'link'; readonly name: string }
  /** No activity: all that ended in the scope, the last first. */
  | { readonly kind: 'compensate'; readonly activity?: string }
  | { readonly kind: 'terminate' };

/** `text` is ISO 8601 (`P3D`, an instant, `R3/PT1H`), a working limit (`3 working-days`), or an expression that gives one. */
export type Timer = { readonly kind: 'duration' | 'date' | 'cycle'; readonly text: string };

export type Loop =
  /** One for each value of `collection` (an expression that gives a list), or `cardinality` times; ended early when `until` holds. */
  | {
      readonly kind: 'parallel' | 'sequential';
      readonly collection?: string;
      readonly cardinality?: string;
      /** The name under which the value stands in each. */
      readonly item: string;
      /** Sees nrOfInstances, nrOfActiveInstances, nrOfCompletedInstances beside the data. */
      readonly until?: string;
    }
  | { readonly kind: 'while'; readonly condition: string; readonly testBefore: boolean; readonly maximum?: number };

export type Flow = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly condition?: string;
};

/** What is wrong or not runnable in a file, by the id of the element (null: the file). */
export type ModelIssue = {
  readonly code: string;
  readonly element: string | null;
  readonly line?: number;
  /** `error` keeps it from being put in force; `warning` does not. */
  readonly severity: 'error' | 'warning';
  readonly facts: Readonly<Record<string, string | number>>;
  readonly zh: string;
};
