import type { Page } from 'playwright-core';

/** Gives a roster of a few lines to the import page, and has all of it checked. */
export async function checkRoster(
  page: Page,
  name: string,
  lines: readonly string[],
  atColumns: () => Promise<void> = async () => {},
): Promise<void> {
  await page.goto('/import');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '把花名册拖到这里，或点击选择文件' }).click();
  await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await page.getByRole('list', { name: '列的对应' }).waitFor();
  await atColumns();
  await page.getByRole('button', { name: /^检查全部/ }).click();
  await page.getByRole('region', { name: '检查结果' }).waitFor();
}
