import { startEmbeddedServer } from '#testing/embedded-server.ts';
import { line, percentile } from './people/measure.ts';
import { bareSteps } from './workflow/bare.ts';
import { acts, finishes, openHouse, stepsPassed } from './workflow/house.ts';

/**
 * `npm run bench -- workflow [ACTS]`: cases moved by one client on a real PostgreSQL server whose writes reach the disk, against the very
 * rows that an act leaves, written by a bare client in as many transactions. An act is a case begun or a task ended by its owner, with all
 * that follows in the same transaction: the way on, the next task, its owner, its limit, its notices. A step is an element of the model
 * that a case passes, as its history counts them: in this model an act passes one and a half.
 */
const count = Number(process.argv[2] ?? 1500);
const server = await startEmbeddedServer({ durable: true });
try {
  const house = await openHouse(server.url);
  await acts(house, Math.min(count, 300));
  const before = await stepsPassed(house);
  const measured = await acts(house, count);
  const passed = (await stepsPassed(house)) - before;
  const seconds = measured.ms / 1000;
  line('acts, and the steps that they pass', `${measured.acts}, ${passed}`);
  line('steps a second, one client (aim: at least 150)', (passed / seconds).toFixed(0));
  line('  acts a second', (measured.acts / seconds).toFixed(0));
  const bare = await bareSteps(server.url, house, count);
  line('the rows of an act by a bare client, a second', (count / (bare / 1000)).toFixed(0));
  line('  ratio of the times', (measured.ms / measured.acts / (bare / count)).toFixed(1));
  const clicks = await finishes(house, Math.min(count, 600));
  line(
    'from the click to the next task seen (aim: p99 under 100 ms)',
    `p50 ${percentile(clicks, 50).toFixed(1)} ms, p99 ${percentile(clicks, 99).toFixed(1)} ms`,
  );
  await house.close();
} finally {
  await server.stop();
}
