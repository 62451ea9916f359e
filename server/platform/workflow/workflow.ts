import type { Database, Tx } from '../database/database.ts';
import type { Files } from '../files/store.ts';
import type { Route } from '../http/route.ts';
import { createPulse } from '../jobs/pulse.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { boundExpressionsByTime } from './bound-expressions.ts';
import type { CaseRecord } from './case-row.ts';
import { createClockwork } from './clockwork.ts';
import { type Shipped, shipProcess } from './commands/ship-process.ts';
import { type ForHouse, startForHouse } from './commands/start-case.ts';
import { somethingTold } from './drive.ts';
import type { Engine } from './engine.ts';
import { createModels } from './models.ts';
import type { WorkflowPorts } from './ports.ts';
import { workflowRoutes } from './routes.ts';
import { handOn, type Message, Unheard } from './told.ts';

export { caseEnded } from './drive.ts';
export { noteInCase } from './note-in-case.ts';
export type {
  BarredQuestion,
  Owner,
  OwnerQuestion,
  Service,
  ServiceCall,
  TaskNews,
  WorkflowPorts,
  WorkNotice,
} from './ports.ts';
export { isSealed, openValue, type Sealed } from './sealed.ts';

/** Processes at work: their endpoints, and what time and messages bring to their cases. */
export type Workflow = {
  readonly engine: Engine;
  readonly routes: readonly Route[];
  /** Hands a message or signal of the house to the cases that wait for it; gives how many heard. */
  tell(tx: Tx, message: Message): Promise<number>;
  /** Begins a case on the house's own account, such as one that somebody without an account asked for. */
  start(tx: Tx, start: ForHouse): Promise<CaseRecord>;
  /** Brings a process that comes with the product into this installation. */
  ship(tx: Tx, shipped: Shipped): Promise<void>;
  /** Does all that is due now; for tests and after a change of the clock. */
  doDue(): Promise<void>;
  work(): void;
  stop(): Promise<void>;
  alive(): boolean;
};

const lookEveryMs = 5_000;
const aliveWithinMs = 60_000;

export function createWorkflow(needs: {
  readonly ports: WorkflowPorts;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly files: Files;
}): Workflow {
  const { ports, database, outbox, files } = needs;
  boundExpressionsByTime();
  const engine: Engine = { ports, models: createModels(), outbox };
  const clockwork = createClockwork(engine, database);
  const pulse = createPulse({
    round: async () => (await clockwork.round()) >= clockwork.atOnce,
    everyMs: lookEveryMs,
    onFault: fault => ports.logger.error({ err: fault, part: 'workflow' }, 'could not look for what is due'),
  });
  outbox.on(somethingTold, 'workflow.hand-on', async (event, tx) => {
    // In the transaction that notes the delivery: it is heard once or, after a crash, again from the beginning.
    const message = event.payload as Message & { readonly caseId: string };
    const heard = await handOn(engine, tx, message);
    if (heard > 0 || message.what === 'signal') return;
    if (message.correlation !== null) throw new Unheard(`nobody waits for the message ${message.name}`);
    ports.logger.warn(
      { part: 'workflow', message: message.name, caseId: message.caseId },
      'a message that nobody waits for',
    );
  });
  return {
    engine,
    routes: workflowRoutes({ engine, database, files, wake: () => outbox.wake() }),
    tell: (tx, message) => handOn(engine, tx, message),
    start: (tx, start) => startForHouse(engine, tx, start),
    ship: (tx, shipped) => shipProcess(engine, tx, shipped),
    doDue: async () => {
      while ((await clockwork.round()) > 0);
    },
    work: () => pulse.start(),
    stop: () => pulse.stop(),
    alive: () => Date.now() - (pulse.lastOk() ?? 0) < aliveWithinMs,
  };
}
