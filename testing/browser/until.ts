import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** Reads until what is read satisfies, and gives it back; fails with the last thing read after twenty seconds. */
export async function until<T>(what: string, read: () => Promise<T>, satisfies: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await read();
    if (satisfies(value)) return value;
    assert.ok(Date.now() < deadline, `${what} did not come; last seen: ${JSON.stringify(value)}`);
    await wait(100);
  }
}
