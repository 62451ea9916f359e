import { CompiledQuery, type Dialect, type Kysely, type Transaction } from 'kysely';
import type { Clock } from '#platform/clock/clock.ts';
import type { Actor, Origin } from './actor.ts';
import type { Tables } from './tables.ts';
import { AskedOn, transact, transactReading } from './transact.ts';

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
  /**
   * The same for work that only reads: in a transaction that can't write, whose end is not waited for (`late` is told when that fails).
   * The work begins with what the actor held last time and is done again when that has changed, so it must do nothing outside of the
   * transaction that can't be done twice. `ReaderWrote` when it tried to write; nothing was kept then.
   */
  read<T>(actor: Actor, origin: Origin, work: (tx: Tx) => Promise<T>, late?: (fault: unknown) => void): Promise<T>;
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
  const measured = measurements();
  const begin = (actor: Actor, origin: Origin) => {
    const values = [
      engine.appRole,
      plansOf(actor),
      actor.kind,
      actor.name,
      accountOf(actor),
      personOf(actor),
      clock.today(),
    ];
    const whence = [origin.ip ?? '', origin.requestId ?? '', origin.command, origin.onBehalfOf ?? ''];
    return CompiledQuery.raw(beginning, [...values, ...whence]) as CompiledQuery<{ held: string }>;
  };
  const holds = (actor: Actor, { held }: Measured) =>
    actor.kind === 'system' && actor.name !== 'sign-in' ? { ...held, everything: true } : held;
  return {
    ...engine,
    as: (actor, origin, work) =>
      transact(
        app,
        begin(actor, origin),
        (tx, begun) => {
          heldBy.set(tx, holds(actor, measured.keep(accountOf(actor), begun?.held ?? '')));
          return work(tx);
        },
        // What a part of the system holds is known before the database is asked.
        actor.kind === 'system',
      ),
    read: async (actor, origin, work, late = () => {}) => {
      const account = accountOf(actor);
      const attempt = (known: Measured | undefined, maySayEnd: boolean) =>
        transactReading(
          app,
          begin(actor, origin),
          async (tx, begun) => {
            heldBy.set(tx, holds(actor, known ?? measured.keep(account, (await begun)?.held ?? '')));
            const [done] = await Promise.allSettled([work(tx)]);
            // Not even what the work threw is told before it is sure that it went by what the actor holds now.
            const told = (await begun)?.held ?? '';
            if (known && known.told !== told) {
              measured.keep(account, told);
              throw new Overtaken();
            }
            if (done.status === 'rejected') throw done.reason;
            return done.value;
          },
          late,
          maySayEnd,
        );
      try {
        return await attempt(measured.last(account), true);
      } catch (fault) {
        if (!(fault instanceof Overtaken || fault instanceof AskedOn)) throw fault;
        return await attempt(undefined, false);
      }
    },
  };
}

const accountOf = (actor: Actor) => (actor.kind === 'system' ? '' : actor.accountId);
const personOf = (actor: Actor) => (actor.kind === 'system' ? '' : (actor.personId ?? ''));

/**
 * A step of a process is thirty small statements by key, which need no plan of their own each time; a list's best plan hangs on what is asked.
 */
const plansOf = (actor: Actor) =>
  actor.kind === 'system' && actor.name === 'workflow' ? 'force_generic_plan' : 'auto';

const beginning = `select set_config('role', $1, true), set_config('plan_cache_mode', $2, true),
  access_begin($3, $4, $5, $6, $7, $8, $9, $10, $11) as held`;

/** What the actor holds has changed since it was last told. */
class Overtaken extends Error {}

/** A text that access_measure told, and what it says. */
type Measured = { readonly told: string; readonly held: Held };

/** So many accounts' measures are remembered, and so many different ones: most accounts of one role hold the same. */
const mostAccounts = 20_000;
const mostTexts = 1000;

/** What each account held last; a text is taken apart once. */
function measurements() {
  const texts = new Map<string, Measured>();
  const accounts = new Map<string, Measured>();
  const ofNobody = { told: '', held: { everything: false, ...readMeasure('') } };
  return {
    /** What the account held when its last transaction began; undefined for a stranger. No account at all holds nothing, always. */
    last: (account: string) => (account === '' ? ofNobody : accounts.get(account)),
    keep: (account: string, told: string): Measured => {
      if (account === '') return ofNobody;
      const known = texts.get(told) ?? { told, held: { everything: false, ...readMeasure(told) } };
      if (accounts.get(account) === known) return known;
      if (texts.size >= mostTexts) texts.clear();
      if (accounts.size >= mostAccounts) accounts.clear();
      texts.set(told, known);
      accounts.set(account, known);
      return known;
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
