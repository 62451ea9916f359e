import assert from 'node:assert/strict';
import { test } from 'node:test';

/**
 * A story in parts, told in order, each going on where the one before it ended. After a part that failed the others are
 * said to be untold at once, instead of each waiting for what can't come.
 */
export function story(): (part: string, tell: () => Promise<void>) => void {
  let broken: string | undefined;
  return (part, tell) => {
    void test(part, async () => {
      assert.ok(broken === undefined, `untold, as this failed before: ${broken}`);
      try {
        await tell();
      } catch (fault) {
        broken = part;
        throw fault;
      }
    });
  };
}
