import { startEmbeddedServer } from '#testing/embedded-server.ts';
import { line, percentile } from './people/measure.ts';
import { bareSteps } from './workflow/bare.ts';
import { finishes, openHouse, steps } from './workflow/house.ts';

/**
 * `npm run bench -- workflow [STEPS]`: cases moved by one client on a real PostgreSQL server whose writes reach the disk, against the very
 * rows that a step leaves, written by a bare client in as many transactions. A step is a task ended by its owner, with all that follows in
 * the same transaction: the way on, the next task, its owner, its limit, its notices.
 */
const count = Number(process.argv[2] ?? 1500);
const server = await startEmbeddedServer({ durable: true });
try {
  const house = await openHouse(server.url);
  await steps(house, Math.min(count, 300));
  const measured = await steps(house, count);
  line('steps', String(measured.steps));
  line('steps a second, one client (aim: at least 150)', (measured.steps / (measured.ms / 1000)).toFixed(0));
  const bare = await bareSteps(server.url, house, count);
  line('the same rows by a bare client, a second', (count / (bare / 1000)).toFixed(0));
  line('  ratio of the times', (measured.ms / measured.steps / (bare / count)).toFixed(1));
  const clicks = await finishes(house, Math.min(count, 600));
  line(
    'from the click to the next task seen (aim: p99 under 100 ms)',
    `p50 ${percentile(clicks, 50).toFixed(1)} ms, p99 ${percentile(clicks, 99).toFixed(1)} ms`,
  );
  await house.close();
} finally {
  await server.stop();
}
