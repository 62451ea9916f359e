import type { Tx } from '../database/database.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { CaseRecord } from './case-row.ts';
import type { By } from './entries.ts';
import type { Models } from './models.ts';
import type { WorkflowPorts } from './ports.ts';

/** The room's parts, as its commands need them. */
export type Engine = { readonly ports: WorkflowPorts; readonly models: Models; readonly outbox: Pick<Outbox, 'tell'> };

/** One telling of a case, with what it needs to be carried out. */
export type Step = {
  readonly engine: Engine;
  readonly tx: Tx;
  readonly row: CaseRecord;
  readonly by: By;
  readonly at: Date;
  readonly depth: number;
  /** The tokens for which this turn opened a task or called a case: it may end them, too. */
  readonly opened: Set<number>;
  readonly called: Set<number>;
  /** Statements that nothing in this turn needs the answer of; waited for before it is over. */
  readonly later: Promise<unknown>[];
};
