import type { AnyEndpoint } from '#contract/endpoint.ts';
import type { Database, Tx } from '../../database/database.ts';
import type { Files } from '../../files/store.ts';
import { type Caller, type Me, onBehalf } from '../acting.ts';
import type { Engine } from '../engine.ts';
import { keyedOf, once } from '../once.ts';

export type RouteDeps = {
  readonly engine: Engine;
  readonly database: Database;
  readonly files: Files;
  /** Something may be due now. */
  wake(): void;
};

/** What a command without an answer gives: a 204. */
export type Answer<T> = T extends void ? undefined : T;
/** A route that opens its own transactions. */
export const apart = { transaction: 'none' } as const;

/** A call as commands need it: who calls, and what tells one request from another. */
export type Asking = Caller & {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly params: unknown;
  readonly body: unknown;
};

/**
 * Runs a command as the system on behalf of the caller, and has what it told handed on soon. A request that carries a key is done once.
 */
export async function act<T>(
  { database, engine, wake }: Pick<RouteDeps, 'database' | 'engine' | 'wake'>,
  endpoint: Pick<AnyEndpoint, 'method' | 'path'>,
  call: Asking,
  work: (tx: Tx, me: Me) => Promise<T>,
): Promise<Answer<T>> {
  const keyed = keyedOf(endpoint, call);
  const done = await onBehalf(database, call, (tx, me) =>
    once(tx, me.accountId, keyed, engine.ports.clock.now(), () => work(tx, me)),
  );
  wake();
  return done as Answer<T>;
}
