import type { Database, Tx } from '../../database/database.ts';
import type { Files } from '../../files/store.ts';
import { type Caller, type Me, onBehalf } from '../acting.ts';
import type { Engine } from '../engine.ts';

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

/** Runs a command as the system on behalf of the caller, and has what it told handed on soon. */
export async function act<T>(
  { database, wake }: Pick<RouteDeps, 'database' | 'wake'>,
  call: Caller,
  work: (tx: Tx, me: Me) => Promise<T>,
): Promise<Answer<T>> {
  const done = await onBehalf(database, call, work);
  wake();
  return done as Answer<T>;
}
