import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const grave: ReadonlySet<string> = new Set(['serious', 'critical']);

/**
 * What axe finds grave on the page as it stands, or in what a selector finds on it, each in a line with up to three places; empty
 * when all is well.
 */
export async function graveFaults(page: Page, where: string, within?: string): Promise<string[]> {
  await page.waitForFunction(() => !document.querySelector('.ant-skeleton, [aria-busy="true"], .bones, .people-wait'));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate(async part => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    // What fades in is judged as it will stand.
    await Promise.all(document.getAnimations().map(each => each.finished.catch(() => undefined)));
    return checker.run(part ?? document, { resultTypes: ['violations'], elementRef: false });
  }, within);
  return violations
    .filter(each => grave.has(each.impact ?? ''))
    .map(({ id, impact, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`.trim());
      return `${where}: ${id} (${impact}) ${help}, ${nodes.length} place(s): ${places.join(' | ')}`;
    });
}
