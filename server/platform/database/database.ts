import { type Dialect, type Kysely, sql, type Transaction } from 'kysely';
import type { Clock } from '#platform/clock/clock.ts';
import type { Actor, Origin } from './actor.ts';
import type { Tables } from './tables.ts';
import { transact } from './transact.ts';

export type Tx = Transaction<Tables>;
export type Rows = Record<string, unknown>[];

/** What an engine (embedded or server) offers; see `pglite.ts` and `postgres.ts`. */
export type Engine = {
  readonly kind: 'pglite' | 'postgres';
  /** Connects as the role that owns the tables: migrations, verification and the job queue's own schema only. */
  readonly owner: Kysely<Tables>;
  /** Connects as the role that owns nothing and cannot pass by row security. */
  readonly app: Kysely<Tables>;
  /** The dialect of `app`. */
  readonly dialect: Dialect;
  readonly appRole: string;
  /** Runs a script of several statements as the owner, in one implicit transaction. */
  script(text: string): Promise<void>;
  /** Runs as the owner and gives the rows of every statement, one after the other. For set-up, verification and the job queue. */
  ownerQuery(text: string, values?: unknown[]): Promise<Rows>;
  /**
   * Runs `work` while no other process of this database runs work under the same `lock`; others wait their turn. A process that dies gives the turn away.
   * For set-up by statements that can't bear company, such as `create schema if not exists`.
   */
  inTurn<T>(lock: number, work: () => Promise<T>): Promise<T>;
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

/** What a transaction's actor holds, as access_begin measured it. */
export type Held = {
  /** Of a part of the system, save sign-in. */
  readonly everything: boolean;
  /** Each permission, `action group` (the group may be empty), to its width: e everything, u1,2 units of grants, l team, s oneself. */
  readonly widths: Readonly<Record<string, string>>;
  /** How many units each grant within some units reaches, by the number in the width. */
  readonly units: Readonly<Record<string, number>>;
};

const heldBy = new WeakMap<Tx, Held>();

/** What the actor of a transaction held when it began. */
export function heldIn(tx: Tx): Held {
  const held = heldBy.get(tx);
  if (!held) throw new Error('this transaction was not begun by Database.as');
  return held;
}

export function databaseOn(engine: Engine, clock: Clock): Database {
  const app = { kysely: engine.app, dialect: engine.dialect, driver: engine.dialect.createDriver() };
  return {
    ...engine,
    as: (actor, origin, work) => {
      const account = actor.kind === 'system' ? '' : actor.accountId;
      const person = actor.kind === 'system' ? '' : (actor.personId ?? '');
      const begin = sql<{ held: string }>`select set_config('role', ${engine.appRole}, true),
        access_begin(${actor.kind}, ${actor.name}, ${account}, ${person}, ${clock.today()}, ${origin.ip ?? ''},
          ${origin.requestId ?? ''}, ${origin.command}, ${origin.onBehalfOf ?? ''}) as held`;
      return transact(app, begin, (tx, begun) => {
        heldBy.set(tx, {
          everything: actor.kind === 'system' && actor.name !== 'sign-in',
          ...readMeasure(begun?.held ?? ''),
        });
        return work(tx);
      });
    },
  };
}

/** `;action group=width;…#number:count,…`, as access_measure tells it. */
function readMeasure(told: string): Omit<Held, 'everything'> {
  const [widths = '', counts = ''] = told.split('#');
  const pairs = (text: string, between: string, within: string) =>
    text.split(between).flatMap(each => {
      const at = each.indexOf(within);
      return at < 0 ? [] : [[each.slice(0, at), each.slice(at + 1)] as const];
    });
  return {
    widths: Object.fromEntries(pairs(widths, ';', '=')),
    units: Object.fromEntries(pairs(counts, ',', ':').map(([grant, count]) => [grant, Number(count)])),
  };
}
