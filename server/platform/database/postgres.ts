import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Engine, Rows } from './database.ts';
import { PreparingClient } from './preparing-client.ts';
import type { Tables } from './tables.ts';

const asText = (text: string) => text;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    if (oid === 1082 || oid === 1700) return asText;
    if (oid === 20) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * Opens a PostgreSQL 18 server. `url` belongs to the role that owns the tables. The app connects as `<database>_app` with
 * a password derived from the installation's key (`appPassword`), or by `appUrl` where a database administrator made the role.
 */
export async function openPostgres(options: {
  url: string;
  appUrl?: string;
  appPassword: string;
  poolSize?: number;
}): Promise<Engine> {
  const ownerPool = new pg.Pool({ connectionString: options.url, max: 4, types });
  const appRole = options.appUrl
    ? decodeURIComponent(new URL(options.appUrl).username)
    : `${await databaseName(ownerPool)}_app`;
  const appPool = new pg.Pool({
    ...(options.appUrl
      ? { connectionString: options.appUrl }
      : appConnection(options.url, appRole, options.appPassword)),
    max: options.poolSize ?? 10,
    types,
    // Statements go out as they are asked for; see transact.ts.
    pipeline: true,
    Client: PreparingClient as unknown as new () => pg.ClientBase,
  });
  // A server that goes away ends idle connections; without a listener that would end the process.
  ownerPool.on('error', () => {});
  appPool.on('error', () => {});
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: ownerPool }) });
  const dialect = new PostgresDialect({ pool: appPool });
  const app = new Kysely<Tables>({ dialect });
  return {
    kind: 'postgres',
    owner,
    app,
    dialect,
    appRole,
    script: async text => {
      await ownerPool.query(text);
    },
    ownerQuery: async (text, values = []) => {
      const result = await (values.length ? ownerPool.query(text, values) : ownerPool.query(text));
      return [result].flat().flatMap(each => each.rows) as Rows;
    },
    inTurn: async (lock, work) => {
      // Held by a transaction, not by the session: it holds behind a pooler that deals out sessions, too.
      const holder = await ownerPool.connect();
      try {
        await holder.query('begin');
        await holder.query('select pg_advisory_xact_lock($1)', [lock]);
        return await work();
      } finally {
        await holder.query('rollback').catch(() => {});
        holder.release();
      }
    },
    close: async () => {
      await app.destroy();
      await owner.destroy();
      // Kysely ends only what it has used.
      for (const pool of [appPool, ownerPool]) if (!pool.ended) await pool.end();
    },
  };
}

async function databaseName(pool: pg.Pool): Promise<string> {
  const result = await pool.query<{ name: string }>('select current_database() as name');
  return result.rows[0]!.name;
}

function appConnection(url: string, user: string, password: string): pg.PoolConfig {
  const app = new URL(url);
  app.username = encodeURIComponent(user);
  app.password = encodeURIComponent(password);
  return { connectionString: app.toString() };
}
