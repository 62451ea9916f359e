import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { CivilDate } from '#kernel/civil-date.ts';
import { compileGuards } from '#platform/access/compile.ts';
import { setUpRoles } from '#platform/access/set-up-roles.ts';
import { type Database, databaseOn, type Engine } from '#platform/database/database.ts';
import { migrate, rungNames } from '#platform/database/migrate.ts';
import { openPglite } from '#platform/database/pglite.ts';
import { openPostgres } from '#platform/database/postgres.ts';
import { guards } from '#server/guards.ts';
import { type SettableClock, settableClock } from './clock.ts';
import { startEmbeddedServer } from './embedded-server.ts';

export type TestDatabase = { database: Database; clock: SettableClock; close(): Promise<void> };

const appPassword = 'test-only';
const policies = compileGuards(guards);

/**
 * A fresh, migrated database with the built-in roles: on PGlite in memory, or on a real server when RENSHI_TEST_DATABASE=postgres.
 * The clock stands at 2026-11-24, noon in Shanghai, until a test sets it.
 */
export async function testDatabase(today: string = '2026-11-24'): Promise<TestDatabase> {
  const clock = settableClock(today as CivilDate);
  const { engine, drop } = await (process.env.RENSHI_TEST_DATABASE === 'postgres' ? onServer() : onPglite());
  return {
    database: databaseOn(engine, clock),
    clock,
    close: async () => {
      await engine.close();
      await drop();
    },
  };
}

async function prepare(engine: Engine): Promise<void> {
  await migrate(engine, { policies, appPassword });
  await setUpRoles(engine);
}

/** A migrated PGlite is dumped once per ladder and policies, and loaded by each test: 0.5 s instead of 8. */
async function onPglite(): Promise<{ engine: Engine; drop(): Promise<void> }> {
  const folder = join(tmpdir(), 'renshi-test');
  const file = join(folder, `pglite-${await stampOfLadder()}.tar`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const engine = await openPglite({ folder: null });
    await prepare(engine);
    const dump = await engine.dump?.();
    if (dump) writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
    return { engine, drop: async () => {} };
  }
  return { engine: await openPglite({ folder: null, from: new Blob([readFileSync(file)]) }), drop: async () => {} };
}

async function stampOfLadder(): Promise<string> {
  const ladder = join(import.meta.dirname, '../server/migrations');
  const text =
    rungNames()
      .map(name => readFileSync(join(ladder, `${name}.sql`), 'utf8'))
      .join('\n') +
    policies +
    readFileSync(join(import.meta.dirname, '../server/platform/access/roles.ts'), 'utf8');
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text)))
    .toString('hex')
    .slice(0, 16);
}

let template: Promise<{ url: string; name: string; stop(): Promise<void> }> | undefined;

/** On a server each test gets its own database, copied from a template that this process made. */
async function onServer(): Promise<{ engine: Engine; drop(): Promise<void> }> {
  template ??= makeTemplate();
  const { url, name: from } = await template;
  const name = `renshi_${randomUUID().replaceAll('-', '')}`;
  await copyTemplate(url, name, from);
  const engine = await openPostgres({
    url: withDatabase(url, name),
    appUrl: appUrlOf(url, name, `${from}_app`),
    appPassword,
  });
  return { engine, drop: () => administer(url, `drop database ${name} with (force)`) };
}

/** The template's last connection may take a moment to end at the server (55006: object in use). */
async function copyTemplate(url: string, name: string, from: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await administer(url, `create database ${name} template ${from}`);
    } catch (fault) {
      if ((fault as { code?: string }).code !== '55006' || tries === 60) throw fault;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

async function makeTemplate(): Promise<{ url: string; name: string; stop(): Promise<void> }> {
  const given = process.env.RENSHI_TEST_PG_URL;
  const server = given ? { url: given, stop: async () => {} } : await startEmbeddedServer();
  const name = `template_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await administer(server.url, `create database ${name}`);
  const engine = await openPostgres({ url: withDatabase(server.url, name), appPassword });
  await prepare(engine);
  await engine.close();
  // The server ends with this process: it is no reason to keep the process alive.
  return { url: server.url, name, stop: server.stop };
}

function withDatabase(url: string, name: string): string {
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.toString();
}

function appUrlOf(url: string, database: string, role: string): string {
  const made = new URL(withDatabase(url, database));
  made.username = role;
  made.password = appPassword;
  return made.toString();
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
