import type { Locator } from 'playwright-core';

/** What a person reads there, as soon as it is seen: line by line, cells apart. */
export async function textOf(seen: Locator): Promise<string> {
  await seen.first().waitFor();
  return (await seen.first().allInnerTexts()).join('\n');
}
