import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Import } from '#contract/import.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import { createFiles } from '#platform/files/store.ts';
import type { Route } from '#platform/http/route.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import type { CommandDeps } from './command-deps.ts';
import { houseArchive } from './house-archive.ts';
import { defineImportJobs } from './jobs.ts';
import { importRoutes } from './routes.ts';
import { readUnitsFile } from './units-file.ts';

type Handler = (run: object) => Promise<object | undefined>;

const origin = { requestId: null, ip: null, command: 'test' };
export const cases = new URL('rules/cases/', import.meta.url).pathname;

/** An import's screens and jobs upon a test database with the units of the cases; what a screen starts is run at once. */
export type AtTheScreen = {
  readonly db: TestDatabase;
  readonly commandDeps: CommandDeps;
  /** What the command line said. */
  readonly said: string[];
  readonly handlers: ReadonlyMap<string, Handler>;
  call<T>(actor: Actor, name: string, parts?: object): Promise<T>;
  upload(actor: Actor, bytes: Buffer, name?: string): Promise<Import>;
  checked(actor: Actor, bytes: Buffer, name?: string): Promise<Import>;
  read(actor: Actor, id: string): Promise<Import>;
  /** An account with a role, within a unit (by its name) or everywhere. */
  account(role: string, unit?: string): Promise<Actor>;
  unitId(name: string): Promise<string>;
  count(table: string, where?: string): Promise<number>;
  close(): Promise<void>;
};

export async function atTheScreen(): Promise<AtTheScreen> {
  const folder = mkdtempSync(join(tmpdir(), 'renshi-import-'));
  const db = await testDatabase();
  const secrets = openKeyring({ folder });
  const handlers = new Map<string, Handler>();
  let started: { name: string; data: object; accountId: string | null }[] = [];
  const jobs = {
    define: (name: string, handler: Handler) => handlers.set(name, handler),
    start: async (_tx: unknown, name: string, data: object, of: { accountId: string | null }) => {
      started.push({ name, data, accountId: of.accountId });
      return newId();
    },
  } as unknown as Jobs;
  const common = { database: db.database, secrets, clock: db.clock, archive: houseArchive };
  const deps = { ...common, files: createFiles(secrets), jobs };
  const routes: Route[] = importRoutes(deps);
  defineImportJobs(jobs, deps);
  const units = await readUnitsFile(join(cases, 'units.json'));
  await db.database.as(systemActor('setup'), origin, tx =>
    houseArchive.makeUnits(tx, units, '本公司', db.clock.today()),
  );

  const call = async <T>(actor: Actor, name: string, parts: object = {}): Promise<T> => {
    const found = routes.find(each => `${each.endpoint.method} ${each.endpoint.path}` === name);
    assert.ok(found, name);
    const given = { params: {}, query: {}, body: {}, actor, origin, ...parts };
    const reply =
      found.transaction === 'none'
        ? await found.handle(given as never)
        : await db.database.as(actor, origin, tx => found.handle({ ...given, tx } as never));
    const due = started;
    started = [];
    for (const { name: job, data, accountId } of due) {
      const signal = new AbortController().signal;
      await handlers.get(job)?.({ runId: newId(), data, accountId, signal, report: () => {} });
    }
    return reply as T;
  };
  const read = (actor: Actor, id: string) => call<Import>(actor, 'GET /imports/:id', { params: { id } });
  const upload = (actor: Actor, bytes: Buffer, name = '花名册.xlsx') =>
    call<Import>(actor, 'POST /imports', { upload: async () => ({ name, mediaType: '', bytes }) });
  const unitId = async (name: string) =>
    String((await db.database.ownerQuery(`select unit_id from unit_version where name = $1`, [name]))[0]?.unit_id);
  const said: string[] = [];
  return {
    db,
    said,
    commandDeps: { ...common, say: line => said.push(line) },
    handlers,
    call,
    upload,
    read,
    checked: async (actor, bytes, name) => {
      const { id } = await upload(actor, bytes, name);
      await call(actor, 'POST /imports/:id/check', { params: { id } });
      return read(actor, id);
    },
    account: async (role, unit) => {
      const id = newId();
      await db.database.ownerQuery(
        `insert into account (id, kind, username, display_name) values ($1, 'person', $2, 'x')`,
        [id, `${role}-${id}`],
      );
      await db.database.ownerQuery(
        `insert into access_grant (id, account_id, role_id, unit_id, valid)
         select gen_random_uuid(), $1, id, $2, '[2020-01-01,)' from access_role where code = $3`,
        [id, unit ? await unitId(unit) : null, role],
      );
      return { kind: 'person', accountId: id, personId: null, name: role };
    },
    unitId,
    count: async (table, where = 'true') =>
      Number((await db.database.ownerQuery(`select count(*)::int as n from ${table} where ${where}`))[0]?.n),
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A workbook of a few lines. */
export const csv = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

export const refusedAs = (code: string) => (fault: unknown) => fault instanceof Refusal && fault.code === code;
