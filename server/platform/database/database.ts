import { type Kysely, sql, type Transaction } from 'kysely';
import type { Clock } from '#platform/clock/clock.ts';
import type { Actor, Origin } from './actor.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables>;
export type Rows = Record<string, unknown>[];

/** What an engine (embedded or server) offers; see `pglite.ts` and `postgres.ts`. */
export type Engine = {
  readonly kind: 'pglite' | 'postgres';
  /** Connects as the role that owns the tables: migrations, verification and the job queue's own schema only. */
  readonly owner: Kysely<Tables>;
  /** Connects as the role that owns nothing and cannot pass by row security. */
  readonly app: Kysely<Tables>;
  readonly appRole: string;
  /** Runs a script of several statements as the owner, in one implicit transaction. */
  script(text: string): Promise<void>;
  /** Runs as the owner and gives the rows of every statement, one after the other. For set-up, verification and the job queue. */
  ownerQuery(text: string, values?: unknown[]): Promise<Rows>;
  /** The whole data folder as an archive; only the embedded engine can. */
  dump?(): Promise<Blob>;
  close(): Promise<void>;
};

export type Database = Engine & {
  /**
   * One transaction, as `actor`. All writes of a command happen in one of these or not at all; row security and
   * the audit see the actor and the origin.
   */
  as<T>(actor: Actor, origin: Origin, work: (tx: Tx) => Promise<T>): Promise<T>;
};

export function databaseOn(engine: Engine, clock: Clock): Database {
  return {
    ...engine,
    as: (actor, origin, work) =>
      engine.app.transaction().execute(async tx => {
        const account = actor.kind === 'system' ? '' : actor.accountId;
        const person = actor.kind === 'system' ? '' : (actor.personId ?? '');
        await sql`select set_config('role', ${engine.appRole}, true),
          access_begin(${actor.kind}, ${actor.name}, ${account}, ${person}, ${clock.today()}, ${origin.ip ?? ''},
            ${origin.requestId ?? ''}, ${origin.command}, ${origin.onBehalfOf ?? ''})`.execute(tx);
        return work(tx);
      }),
  };
}
