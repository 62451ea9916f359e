import type { Clock } from '#platform/clock/clock.ts';
import { type Origin, systemActor } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { IdentityCache } from './identity-cache.ts';

/** What sign-in needs of server/platform/secrets. */
export type Sealing = { seal(plain: string): string; open(envelope: string): string };

/** What every part of sign-in stands on. */
export type Ground = {
  readonly database: Database;
  readonly secrets: Sealing;
  readonly clock: Clock;
  /** Addresses under which browsers reach this server, such as `https://hr.example.com`; empty: whatever Host says. */
  readonly origins: readonly string[];
  readonly https: boolean;
  readonly cache: IdentityCache;
};

/** One transaction in which proofs can be seen; the audit shows for which account it ran. */
export async function asSignIn<T>(
  ground: Ground,
  origin: Origin,
  accountId: string | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return ground.database.as(systemActor('sign-in'), { ...origin, onBehalfOf: accountId }, work);
}
