import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGround } from '#server/ground.ts';
import { settingsFrom } from '#server/settings.ts';
import { startEmbeddedServer } from '#testing/embedded-server.ts';
import { bareCopy, bareRead } from './people/bare.ts';
import { runProgram, startServer } from './people/child.ts';
import { line, percentile } from './people/measure.ts';
import { makeSpecialist, makeTree, pageTimes, rowSecurityRatio, scrollTimes, signIn } from './people/pages.ts';
import { unitNames, writeRoster } from './people/roster.ts';

/**
 * `npm run bench -- people [SIZE]`: importing a roster and reading it back, on a real PostgreSQL server whose writes reach the disk.
 * Everything is measured against a bare limit in the same run.
 */
const size = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'renshi-bench-'));
const server = await startEmbeddedServer({ durable: true });
const port = 18_080 + (process.pid % 1000);
const env = { DATABASE_URL: server.url, DATA_DIR: join(folder, 'data'), RENSHI_CALLS_PER_MINUTE: '1000000' };
const units = unitNames(200);
const roster = join(folder, 'roster.xlsx');
const unitsFile = join(folder, 'units.json');

try {
  const ground = await openGround(settingsFrom(env, folder));
  await writeRoster(roster, size, units);
  writeFileSync(unitsFile, JSON.stringify(units.map(unit => ({ unit, aliases: [] }))));
  line('people', String(size));

  const read = await bareRead(roster);
  line('bare read of the workbook', seconds(read));
  const imported = await runProgram(
    ['server/cli.ts', 'import', 'people', roster, '--units', unitsFile, '--report', join(folder, 'report.json')],
    env,
  );
  if (imported.code !== 0) throw new Error(`the import ended with ${imported.code}: ${imported.errors}`);
  const copy = await bareCopy(server.url, folder);
  line('bare COPY of the same rows', seconds(copy));
  line('import, checks and report included', `${seconds(imported.ms)}, at most ${Math.round(imported.peakMb)} MB`);
  line('  ratio to bare read + bare COPY (aim: at most 4)', (imported.ms / (read + copy)).toFixed(2));

  const division = await makeTree(ground);
  const account = await makeSpecialist(ground, division);
  const within = await ground.database.ownerQuery(
    `select p.id from person p join unit_reach r on r.unit_id = p.unit_id where r.ancestor_id = '${division}' order by p.id`,
  );
  line('people within the specialist’s subtree', String(within.length));
  const stop = await startServer(port, env);
  try {
    const base = `http://127.0.0.1:${port}`;
    const cookie = await signIn(base);
    const archives = within.filter((_, i) => i % 7 === 0).map(row => `/people/${row.id}`);
    await scrollTimes(base, cookie, 400);
    report('list page at 8 clients (aim: p99 under 30 ms)', await scrollTimes(base, cookie, 4000));
    await pageTimes(base, cookie, archives, 200);
    report('archive page at 8 clients (aim: p99 under 50 ms)', await pageTimes(base, cookie, archives, 4000));
  } finally {
    await stop();
  }
  await rowSecurityRatio(ground, server.url, account, 50);
  const { under, without } = await rowSecurityRatio(ground, server.url, account, 400);
  line('list query under row security / without', `${under.toFixed(2)} ms / ${without.toFixed(2)} ms`);
  line('  ratio (aim: at most 1.5)', (under / without).toFixed(2));
  await ground.database.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function report(label: string, samples: readonly number[]): void {
  line(label, `p50 ${percentile(samples, 50).toFixed(1)} ms, p99 ${percentile(samples, 99).toFixed(1)} ms`);
}
