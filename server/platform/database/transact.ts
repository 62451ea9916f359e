import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  Transaction,
} from 'kysely';
import type { Tables } from './tables.ts';

/** The statements of a transaction that failed were all taken back, yet somebody went on to commit it. */
export class LostTransaction extends Error {
  constructor() {
    super('a statement of this transaction had failed; nothing of it was kept');
  }
}

/** Work that was to read only has tried to write; the database refused, and nothing was kept. */
export class ReaderWrote extends Error {
  constructor() {
    super('this transaction is for reading only');
  }
}

/** A reader had said that it would ask no more (`willAsk`), and did. */
export class AskedOn extends Error {
  constructor() {
    super('this reader has said that it would ask no more');
  }
}

/** What failed since the savepoint is undone, and the transaction sound again. */
const backToSavepoint = /^\s*rollback\s+to\b/i;
/** SQLSTATE read_only_sql_transaction. */
const isReadOnlyFault = (fault: unknown) => (fault as { code?: unknown } | null)?.code === '25006';

/** A statement was asked for in a transaction that had ended. */
export class LateStatement extends Error {
  constructor() {
    super('this transaction is over');
  }
}

/** What Kysely's Transaction is made of, once for all transactions. */
export type App = { readonly kysely: Kysely<Tables>; readonly dialect: Dialect; readonly driver: Driver };

/**
 * One transaction on one connection. Unlike Kysely's own, statements that are asked for together go out together, without waiting
 * for each other's answers: on a connection that pipelines, `begin` and `first` travel as one, and a reader may ask for several
 * things with Promise.all. They run in the order in which they were asked. `first` is answered before `work` begins, unless the work
 * `needsNotFirst`: then its own first statements travel with it.
 */
export async function transact<First, T>(
  app: App,
  first: CompiledQuery<First>,
  work: (tx: Transaction<Tables>, first: First | undefined) => Promise<T>,
  needsNotFirst = false,
): Promise<T> {
  return app.kysely.getExecutor().provideConnection(async connection => {
    const { tx, ask, say, state } = watch(app, connection);
    try {
      const begun = Promise.all([say('begin'), ask<First>(first)]).then(([, told]) => told.rows[0]);
      const [result] = await Promise.all([
        needsNotFirst ? work(tx, undefined) : begun.then(told => work(tx, told)),
        begun,
      ]);
      if (state.isSpoilt) throw new LostTransaction();
      state.isOver = true;
      await say('commit');
      return result;
    } catch (fault) {
      state.isOver = true;
      // A connection that is gone can't answer; the pool then makes another, and the first fault is the one to tell.
      await say('rollback').catch(() => {});
      throw fault;
    }
  });
}

const endings = new WeakMap<Transaction<Tables>, (statements: number) => boolean>();

/**
 * Said by a reader before it asks its last so many statements: the end of the transaction then travels with the last of them, which saves
 * waking the database once more. Should it ask on after all, it is done again, without; only then this answers false. Nothing happens in
 * a transaction that may write.
 */
export function willAsk(tx: Transaction<Tables>, statements: number): boolean {
  return endings.get(tx)?.(statements) ?? true;
}

/**
 * The same for work that only reads, which the database itself sees to: `ReaderWrote` when it did not. As no commit could take back
 * anything, the answer is given without waiting for it; `late` is told when it fails. The work begins at once, and its statements travel
 * with `begin` and `first`; it must look at what `first` told before it trusts anything that hangs on that.
 */
export function transactReading<First, T>(
  app: App,
  first: CompiledQuery<First>,
  work: (tx: Transaction<Tables>, first: Promise<First | undefined>) => Promise<T>,
  late: (fault: unknown) => void,
  maySayEnd = true,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const whole = app.kysely.getExecutor().provideConnection(async connection => {
      const { tx, ask, say, state } = watch(app, connection);
      try {
        // Both are handed to the connection here and now: nothing that the work asks can come before them.
        const begun = Promise.all([say('begin read only'), ask<First>(first)]).then(([, told]) => told.rows[0]);
        // Told below, after the work, whose own faults are then but consequences.
        begun.catch(() => {});
        endings.set(tx, statements => {
          if (maySayEnd) state.left = statements;
          return maySayEnd;
        });
        const [result] = await Promise.all([work(tx, begun), begun]);
        if (state.hasTriedToWrite) throw new ReaderWrote();
        if (state.isSpoilt) throw new LostTransaction();
        if (state.hasAskedOn) throw new AskedOn();
        state.isOver = true;
        const ended = state.end ?? say('commit');
        resolve(result);
        await ended.catch(late);
      } catch (fault) {
        state.isOver = true;
        await (state.end ?? say('rollback')).catch(() => {});
        reject(state.hasTriedToWrite ? new ReaderWrote() : state.hasAskedOn ? new AskedOn() : fault);
      }
    });
    whole.catch(reject);
  });
}

/** A transaction over a connection, and what it has been through. */
function watch({ kysely, dialect, driver }: App, connection: DatabaseConnection) {
  const state = {
    // A statement that fails spoils the whole transaction, also where somebody caught the fault: `commit` would then keep nothing, in silence.
    isSpoilt: false,
    hasTriedToWrite: false,
    // Whoever goes on asking after the end, a helper that nobody waited for say, must not speak within the next one's transaction.
    isOver: false,
    // Of a reader that has said so: the statements after which it is over, its end once that was said, and whether it asked on all the same.
    left: Number.POSITIVE_INFINITY,
    end: null as Promise<unknown> | null,
    hasAskedOn: false,
  };
  const say = (word: string) => connection.executeQuery(CompiledQuery.raw(word));
  const watched: DatabaseConnection = {
    executeQuery: async <R>(statement: CompiledQuery): Promise<QueryResult<R>> => {
      if (state.isOver) {
        state.hasAskedOn = state.end !== null;
        throw new LateStatement();
      }
      try {
        const answer = connection.executeQuery<R>(statement);
        if (--state.left === 0) {
          state.isOver = true;
          state.end = say('commit');
          // Told at the end, where it is waited for.
          state.end.catch(() => {});
        }
        const result = await answer;
        if (backToSavepoint.test(statement.sql)) state.isSpoilt = false;
        return result;
      } catch (fault) {
        state.isSpoilt = true;
        if (isReadOnlyFault(fault)) state.hasTriedToWrite = true;
        throw fault;
      }
    },
    streamQuery: (statement, size) => connection.streamQuery(statement, size),
  };
  const executor = kysely.getExecutor().withConnectionProvider({ provideConnection: use => use(watched) });
  const tx = new Transaction<Tables>({ config: { dialect }, dialect, driver, executor });
  return { tx, state, say, ask: watched.executeQuery };
}
