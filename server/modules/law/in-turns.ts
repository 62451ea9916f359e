import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of reckoning after which other requests get their turn. */
const turn = 10;

/** Does a long row of small works one after the other, and lets the server answer others in between. */
export async function inTurns<T, R>(items: Iterable<T>, work: (item: T) => R): Promise<R[]> {
  const done: R[] = [];
  let began = performance.now();
  for (const item of items) {
    done.push(work(item));
    if (performance.now() - began < turn) continue;
    await nextTurn();
    began = performance.now();
  }
  return done;
}
