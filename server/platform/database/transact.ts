import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  Transaction,
} from 'kysely';
import type { Tables } from './tables.ts';

/** The statements of a transaction that failed were all taken back, yet somebody went on to commit it. */
export class LostTransaction extends Error {
  constructor() {
    super('a statement of this transaction had failed; nothing of it was kept');
  }
}

/** What failed since the savepoint is undone, and the transaction sound again. */
const backToSavepoint = /^\s*rollback\s+to\b/i;

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
 * things with Promise.all. They run in the order in which they were asked. `first` is answered before `work` begins.
 */
export async function transact<First, T>(
  app: App,
  first: RawBuilder<First>,
  work: (tx: Transaction<Tables>, first: First | undefined) => Promise<T>,
): Promise<T> {
  const { kysely, dialect, driver } = app;
  return kysely.getExecutor().provideConnection(async connection => {
    // A statement that fails spoils the whole transaction, also where somebody caught the fault: `commit` would then keep nothing, in silence.
    let isSpoilt = false;
    // Whoever goes on asking after the end, a helper that nobody waited for say, must not speak within the next one's transaction.
    let isOver = false;
    const watched: DatabaseConnection = {
      executeQuery: async <R>(statement: CompiledQuery): Promise<QueryResult<R>> => {
        if (isOver) throw new LateStatement();
        try {
          const result = await connection.executeQuery<R>(statement);
          if (backToSavepoint.test(statement.sql)) isSpoilt = false;
          return result;
        } catch (fault) {
          isSpoilt = true;
          throw fault;
        }
      },
      streamQuery: (statement, size) => connection.streamQuery(statement, size),
    };
    const executor = kysely.getExecutor().withConnectionProvider({ provideConnection: use => use(watched) });
    const tx = new Transaction<Tables>({ config: { dialect }, dialect, driver, executor });
    const say = (word: string) => connection.executeQuery(CompiledQuery.raw(word));
    try {
      const [, begun] = await Promise.all([say('begin'), first.execute(tx)]);
      const result = await work(tx, begun.rows[0]);
      if (isSpoilt) throw new LostTransaction();
      isOver = true;
      await say('commit');
      return result;
    } catch (fault) {
      isOver = true;
      // A connection that is gone can't answer; the pool then makes another, and the first fault is the one to tell.
      await say('rollback').catch(() => {});
      throw fault;
    }
  });
}
