import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { CompiledQuery, Kysely, PGliteDialect } from 'kysely';
import { defineRefusals } from '#kernel/refusal.ts';
import type { Engine, Rows } from './database.ts';
import type { Tables } from './tables.ts';

export const refuse = defineRefusals('database', {
  'folder-in-use': {
    status: 409,
    zh: '数据目录 {folder} 正被另一个进程（{pid}）使用。请先停止它，或设置 DATABASE_URL 使用 PostgreSQL 服务器。',
    en: 'The data folder {folder} is in use by process {pid}. Stop it first, or set DATABASE_URL to use a PostgreSQL server.',
  },
});

/** The types that both engines hand out as plain text or numbers: 1082 date, 20 int8, 1700 numeric. */
const asText = (text: string) => text;

/**
 * Opens PostgreSQL embedded in this process. `folder` null keeps it in memory; `from` starts from a dumped data folder.
 * One process at a time: a lock file in the folder names its holder.
 */
export async function openPglite(options: { folder: string | null; from?: Blob }): Promise<Engine> {
  const release = options.folder ? lockFolder(options.folder) : () => {};
  const pglite = await PGlite.create({
    ...(options.folder ? { dataDir: join(options.folder, 'pglite') } : {}),
    ...(options.from ? { loadDataDir: options.from } : {}),
    extensions: { btree_gist },
    parsers: { 1082: asText, 20: Number, 1700: asText },
  }).catch(fault => {
    release();
    throw fault;
  });
  const dialect = new PGliteDialect({ pglite });
  const kysely = new Kysely<Tables>({ dialect });
  return {
    kind: 'pglite',
    owner: kysely,
    app: kysely,
    dialect,
    appRole: 'renshi_app',
    script: async text => {
      await kysely.connection().execute(async () => {
        await pglite.exec(text);
      });
    },
    ownerQuery: async (text, values = []) => {
      if (values.length === 0) {
        // The job queue sends scripts of several statements; only the simple protocol takes those.
        const results = await kysely.connection().execute(() => pglite.exec(text));
        return results.flatMap(result => result.rows) as Rows;
      }
      return (await kysely.executeQuery(CompiledQuery.raw(text, values))).rows as Rows;
    },
    inTurn: (_lock, work) => work(),
    dump: () => kysely.connection().execute(() => pglite.dumpDataDir('none')),
    close: async () => {
      await kysely.destroy();
      // Kysely closes what it has used; a database that was opened and asked nothing would keep its timers, and the process with them.
      if (!pglite.closed) await pglite.close();
      release();
    },
  };
}

function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lock');
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && isAlive(pid)) throw refuse['folder-in-use']({ folder, pid });
    rmSync(file);
  }
  const handle = openSync(file, 'wx', 0o600);
  writeFileSync(handle, String(process.pid));
  closeSync(handle);
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
