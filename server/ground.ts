import { mkdirSync } from 'node:fs';
import { compileGuards } from '#platform/access/compile.ts';
import { setUpRoles } from '#platform/access/set-up-roles.ts';
import { type Clock, systemClock } from '#platform/clock/clock.ts';
import { type Database, databaseOn } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openPglite } from '#platform/database/pglite.ts';
import { openPostgres } from '#platform/database/postgres.ts';
import { type Keyring, openKeyring } from '#platform/secrets/keyring.ts';
import { guards } from './guards.ts';
import type { Settings } from './settings.ts';

/** What every process stands on, server and command line alike: the keys, the clock, and the migrated database. */
export type Ground = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly secrets: Keyring;
  readonly database: Database;
};

/** One process at a time brings the database up. */
const setUpLock = 7_365_006;

/** Opens the database and brings it up to this program. `say` hears each step that takes a moment. */
export async function openGround(settings: Settings, say: (line: string) => void = () => {}): Promise<Ground> {
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 });
  const secrets = openKeyring({ folder: settings.dataFolder, env: process.env });
  const clock = systemClock(settings.zone);
  const appPassword = secrets.derive('app-role');
  const engine = settings.databaseUrl
    ? await openPostgres({
        url: settings.databaseUrl,
        appPassword,
        poolSize: settings.poolSize,
        ...(settings.appDatabaseUrl ? { appUrl: settings.appDatabaseUrl } : {}),
      })
    : await openPglite({ folder: settings.dataFolder });
  try {
    await engine.inTurn(setUpLock, async () => {
      await migrate(engine, {
        policies: compileGuards(guards),
        appPassword,
        onRung: name => say(`正在升级数据库：${name}`),
      });
      await setUpRoles(engine);
    });
  } catch (fault) {
    await engine.close();
    throw fault;
  }
  return { settings, clock, secrets, database: databaseOn(engine, clock) };
}
