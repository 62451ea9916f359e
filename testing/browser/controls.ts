import type { Locator, Page } from 'playwright-core';
import { textOf } from './text-of.ts';
import { until } from './until.ts';

/** The count over the list of all people. */
export async function totalOf(page: Page): Promise<number> {
  const note = page.getByText(/^共 [\d,]+ 人$/);
  await note.waitFor();
  return Number((await textOf(note)).replace(/\D/g, ''));
}

/** Types into a select with a search, and takes what it offers under that very name. */
export async function choose(page: Page, box: Locator, name: string): Promise<void> {
  await box.click();
  await page.keyboard.type(name);
  await page.getByRole('treeitem').filter({ hasText: name }).first().locator('[title]').first().click();
}

/** Types a day into a date field and settles it. */
export async function giveDay(page: Page, field: Locator, day: string): Promise<void> {
  await field.click();
  await field.fill(day);
  await page.keyboard.press('Enter');
  await until(
    `the day ${day}`,
    () => field.inputValue(),
    value => value === day,
  );
}

/** Saves what a drawer edits, and waits until it has closed, which it does only when all was accepted. */
export async function save(editor: Locator): Promise<void> {
  await editor.getByRole('button', { name: /^保\s?存$/ }).click();
  await editor.waitFor({ state: 'hidden' });
}

/** The value that stands under a label. */
export function factOf(section: Locator, label: string): Promise<string> {
  return textOf(
    section
      .locator('dt', { hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd')
      .first(),
  );
}
