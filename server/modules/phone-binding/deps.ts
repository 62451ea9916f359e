import type { PeopleDeps } from '#modules/people/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { CodeSender } from './send-code.ts';

/** What the commands of a case need besides a transaction. */
export type RebindDeps = PeopleDeps & { readonly outbox: Pick<Outbox, 'tell'> };

/** What the endpoints need; `sender` null where codes can't be sent. */
export type PhoneBindingDeps = RebindDeps & {
  readonly database: Database;
  readonly sender: CodeSender | null;
  /** Hears of a code that the gateway didn't take. */
  readonly onUnsent?: (fault: unknown) => void;
};
