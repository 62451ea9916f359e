import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '#platform/telemetry/logger.ts';
import { openGround } from '#server/ground.ts';
import { composeSearch } from '#server/search-parts.ts';
import { settingsFrom } from '#server/settings.ts';
import { startEmbeddedServer } from '#testing/embedded-server.ts';
import { startServer } from './people/child.ts';
import { line, percentile } from './people/measure.ts';
import { makeSpecialist, pageTimes, signIn } from './people/pages.ts';
import { makeArchive } from './search/archive.ts';
import { bareLookups } from './search/bare.ts';

/**
 * `npm run bench -- search [SIZE]`: the one box over an archive of SIZE people and ten times as many entries, on a real PostgreSQL server,
 * at 8 clients over http, against a bare look-up in the same index in the same run.
 */
const size = Number(process.argv[2] ?? 100_000);
const clients = 8;
const folder = mkdtempSync(join(tmpdir(), 'renshi-bench-'));
const server = await startEmbeddedServer({ durable: true });
const port = 18_080 + (process.pid % 1000);
const env = { DATABASE_URL: server.url, DATA_DIR: join(folder, 'data'), RENSHI_CALLS_PER_MINUTE: '1000000' };

const queries = [
  '王明华',
  '李建军 培训',
  'zhangw',
  'lhp',
  'E012345',
  '13800012345',
  '研发中心 硕士 党员',
  '王明华 2023年培训',
  '证书 2026年12月 到期',
  '安全培训 2024年',
  '软件工程师',
  '东南大学 会计学',
  '宏远科技',
  '女 硕士 测试工程师',
  '研发中心',
  '先进工作者 2020年',
];
const bareWords = ['.:培训', '.:大学', 'y2023', 'n:王明华', '.:宏远', '.:软件', 'xm2026-12', '.:先进'];

try {
  const ground = await openGround(settingsFrom(env, folder));
  const { division } = await makeArchive(ground, size);
  line('people', String(size));
  const search = composeSearch(ground, createLogger({ level: 'warn' }));
  const cpu = process.cpuUsage();
  const began = performance.now();
  await search.fill(left => process.stdout.isTTY && process.stdout.write(`\r${left} marks left   `));
  const used = process.cpuUsage(cpu);
  line(
    'index filled after the load',
    `${((performance.now() - began) / 1000).toFixed(1)} s, ${((used.user + used.system) / 1e6).toFixed(1)} s of our processor`,
  );
  const counted = await ground.database.ownerQuery('select count(*)::integer as n from search_entry');
  line('entries', String(counted[0]?.n));
  await ground.database.ownerQuery('vacuum analyze');
  const sizes = await ground.database.ownerQuery(
    `select pg_size_pretty(pg_total_relation_size('search_entry') + pg_total_relation_size('search_person')) as n`,
  );
  line('index and its rows', String(sizes[0]?.n));
  await makeSpecialist(ground, division);
  const everything = await ground.database.ownerQuery(`select id from access_role where code = 'hr-specialist'`);
  const stop = await startServer(port, env);
  try {
    const base = `http://127.0.0.1:${port}`;
    const cookie = await signIn(base);
    const paths = queries.map(q => `/search?q=${encodeURIComponent(q)}`);
    const report = async (label: string) => {
      await pageTimes(base, cookie, paths, 300);
      const before = serverTicks();
      const samples = await pageTimes(base, cookie, paths, 3000);
      line(label, `p50 ${percentile(samples, 50).toFixed(1)} ms, p99 ${percentile(samples, 99).toFixed(1)} ms`);
      line('  processor time of server and database a search', `${((serverTicks() - before) / 3000).toFixed(2)} ms`);
      return percentile(samples, 50);
    };
    await report('search within a tenth of the people, 8 clients (aim: p99 under 50 ms)');
    await ground.database.ownerQuery(`update access_grant set unit_id = null where role_id = $1`, [everything[0]?.id]);
    const mid = await report('search over everybody, 8 clients (aim: p99 under 50 ms)');
    await bareLookups(server.url, bareWords, clients, 300);
    const bare = await bareLookups(server.url, bareWords, clients, 3000);
    line(
      'bare look-up, 8 clients',
      `p50 ${percentile(bare, 50).toFixed(1)} ms, p99 ${percentile(bare, 99).toFixed(1)} ms`,
    );
    line('  ratio of medians', (mid / percentile(bare, 50)).toFixed(1));
    for (const [at, path] of paths.entries()) {
      const one = await pageTimes(base, cookie, [path], 60);
      line(`  ${queries[at]}`, `p50 ${percentile(one, 50).toFixed(1)} ms, p99 ${percentile(one, 99).toFixed(1)} ms`);
    }
  } finally {
    await stop();
  }
  await ground.database.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of processor used by our server, a child of this process, and by whatever PostgreSQL servers run here. */
function serverTicks(): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
      const fields = rest.split(' ');
      if (name === 'postgres' || Number(fields[1]) === process.pid) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended.
    }
  }
  return ticks * 10;
}
