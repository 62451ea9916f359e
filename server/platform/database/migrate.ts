import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './database.ts';

/** A rung of the ladder: `0003_audit.sql`. */
type Rung = { readonly name: string; readonly text: string };

const folder = join(import.meta.dirname, '../../migrations');
const ladderLock = 7_365_001;

/**
 * Brings the database up to this program's ladder and writes `policies` (row security, compiled from every policy.ts) anew.
 * Each rung runs once, in one transaction. Several processes may call it at the same time: one works, the others wait.
 * `appPassword` becomes the password of the app's role where the engine is a server.
 */
export async function migrate(
  engine: Engine,
  options: { policies: string; appPassword: string; onRung?: (name: string) => void },
): Promise<{ applied: string[] }> {
  await engine.script(
    `create table if not exists schema_rung (name text primary key, applied_at timestamptz not null default now())`,
  );
  const done = new Set((await engine.ownerQuery('select name from schema_rung')).map(row => row.name as string));
  const missing = rungs().filter(rung => !done.has(rung.name));
  if (missing.length > 0) await ensureAppRole(engine, options.appPassword);
  for (const rung of missing) {
    options.onRung?.(rung.name);
    // A script of several statements is one implicit transaction. Another process may have climbed this rung while we waited for the lock: the insert into schema_rung then
    // refuses, and the whole script is undone.
    await engine
      .script(
        `select pg_advisory_xact_lock(${ladderLock});
       insert into schema_rung (name) values ('${rung.name}');
       ${rung.text.replaceAll('renshi_app', `"${engine.appRole}"`)}`,
      )
      .catch(async fault => {
        const raced =
          (await engine.ownerQuery(`select 1 as one from schema_rung where name = '${rung.name}'`)).length > 0;
        if (!raced) throw fault;
      });
  }
  await writePolicies(engine, options.policies);
  return { applied: missing.map(rung => rung.name) };
}

/** The names of all rungs in order. */
export function rungNames(): string[] {
  return rungs().map(rung => rung.name);
}

function rungs(): Rung[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => ({ name: name.replace(/\.sql$/, ''), text: readFileSync(join(folder, name), 'utf8') }));
}

async function ensureAppRole(engine: Engine, password: string): Promise<void> {
  const role = engine.appRole;
  const login = engine.kind === 'postgres' ? `login password '${password.replaceAll("'", "''")}'` : 'nologin';
  await engine.script(`do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then
      create role "${role}" ${login} nosuperuser nocreatedb nocreaterole nobypassrls;
    else
      alter role "${role}" ${login};
    end if;
  exception when insufficient_privilege then null; -- made by the database's administrator (RENSHI_APP_DATABASE_URL)
  end $$`);
}

async function writePolicies(engine: Engine, policies: string): Promise<void> {
  const stamp = await digest(policies + rungNames().join());
  const rows = await engine.ownerQuery(`select stamp from schema_policy where one`);
  if (rows[0]?.stamp === stamp) return;
  await engine.script(
    `select pg_advisory_xact_lock(${ladderLock});
     ${policies.replaceAll('renshi_app', `"${engine.appRole}"`)}
     insert into schema_policy (one, stamp) values (true, '${stamp}') on conflict (one) do update set stamp = excluded.stamp;`,
  );
}

async function digest(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');
}
