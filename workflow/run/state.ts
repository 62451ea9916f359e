/** Where a case stands. Plain data, kept as JSON; `advance` alone makes a new one from an old one. */

export type Data = Readonly<Record<string, unknown>>;

export type State = {
  readonly tokens: readonly Token[];
  readonly scopes: readonly Scope[];
  /** The next number for a token or a scope. */
  readonly next: number;
  readonly data: Data;
  readonly ended?: End;
};

export type End = { readonly how: 'completed' | 'terminated' | 'stopped' | 'error'; readonly code?: string };

/** One place at which the case stands. */
export type Token = {
  readonly id: number;
  /** The node. */
  readonly at: string;
  readonly scope: number;
  /** `enter` and `leave`: about to; a token at rest waits or is held. */
  readonly phase: 'enter' | 'waiting' | 'leave' | 'held';
  /** The flow by which it came. */
  readonly via?: string;
  /** It watches beside this token (a boundary event, a way out of an event gateway); gone when that is gone. */
  readonly of?: number;
  /** It watches for its whole scope (the start of an event sub-process). */
  readonly watches?: true;
  /** The scope that it opened. */
  readonly opened?: number;
  /** What only it and those within see: the value of a loop, what was answered within it. */
  readonly local?: Data;
  readonly wait?: Wait;
  readonly held?: Held;
  /** How often it has fired, of a timer that repeats. */
  readonly round?: number;
};

/** What a token at rest waits for. The house keeps a row for each: a task, a timer, a subscription, a call to make. */
export type Wait =
  | { readonly kind: 'task' }
  | { readonly kind: 'timer'; readonly timer: 'duration' | 'date' | 'cycle'; readonly text: string }
  | { readonly kind: 'message'; readonly name: string; readonly correlation?: string }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'condition'; readonly expression: string }
  /** To be done now, in the same transaction; answered with `done` or `error`. */
  | { readonly kind: 'service'; readonly service: string; readonly inputs: Data }
  | { readonly kind: 'case'; readonly called: string; readonly data: Data }
  | { readonly kind: 'join' }
  /** For what it opened, or for one of those that watch beside it. */
  | { readonly kind: 'inside' }
  | { readonly kind: 'choice' };

/** Why a token can't go on: a person mends it and says `retry`, or moves it. */
export type Held = {
  readonly code:
    | 'expression-failed'
    | 'no-way'
    | 'join-stuck'
    | 'runs-away'
    | 'too-many'
    | 'service-failed'
    | 'error-uncaught'
    | 'not-a-list'
    | 'not-a-number'
    | 'case-failed'
    | 'no-time'
    | 'no-owner';
  readonly facts: Readonly<Record<string, string | number>>;
  /** Where it goes on when it is tried again; `round`: at the question whether a loop has had enough. */
  readonly again: 'enter' | 'leave' | 'wait' | 'round';
};

/** The process, an open sub-process, the rounds of a loop, or a run of undoings. */
export type Scope = {
  readonly id: number;
  readonly node: string;
  readonly kind: 'process' | 'sub-process' | 'loop' | 'undoing';
  /** The token that opened it; none for the process. */
  readonly token?: number;
  readonly loop?: LoopState;
  /** What ended here and can be undone, in order. */
  readonly undoable: readonly Undoable[];
  /** Of a run of undoings: what is still to undo, in order. */
  readonly undoing?: readonly Undoable[];
};

export type LoopState = {
  /** Each round keeps its own answers; of a plain repetition they go to the case. */
  readonly gathers: boolean;
  readonly items: readonly unknown[] | null;
  readonly total: number;
  readonly begun: number;
  readonly done: number;
  readonly results: readonly Data[];
};

export type Undoable = { readonly activity: string; readonly local?: Data; readonly within: readonly Undoable[] };

/** What the house tells a case. */
export type Input =
  | { readonly kind: 'start'; readonly node?: string; readonly data?: Data }
  /** A task, service, called case, message or timer that the token waits for has come. */
  | { readonly kind: 'done'; readonly token: number; readonly data?: Data }
  | { readonly kind: 'error'; readonly token: number; readonly code: string; readonly data?: Data }
  | { readonly kind: 'escalate'; readonly token: number; readonly code: string }
  | { readonly kind: 'signal'; readonly name: string; readonly data?: Data }
  | {
      readonly kind: 'hold';
      readonly token: number;
      readonly code: Held['code'];
      readonly facts: Held['facts'];
    }
  | { readonly kind: 'retry'; readonly token: number }
  | { readonly kind: 'move'; readonly token: number; readonly to: string }
  | { readonly kind: 'data'; readonly data: Data }
  | { readonly kind: 'stop' };

/** What happened, in order. */
export type Effect =
  | { readonly kind: 'entered'; readonly token: number; readonly node: string }
  | {
      readonly kind: 'left';
      readonly token: number;
      readonly node: string;
      readonly how: 'done' | 'interrupted' | 'moved' | 'error';
    }
  | { readonly kind: 'took'; readonly flow: string }
  | {
      readonly kind: 'told';
      readonly what: 'message' | 'signal' | 'escalation';
      readonly name: string;
      readonly correlation?: string;
      readonly data: Data;
    }
  | { readonly kind: 'held'; readonly token: number; readonly node: string; readonly held: Held }
  | { readonly kind: 'ended'; readonly end: End };

/** What the engine asks of the house. `evaluate` throws an Error whose message tells why the expression failed. */
export type Ports = { evaluate(expression: string, data: Data): unknown };
