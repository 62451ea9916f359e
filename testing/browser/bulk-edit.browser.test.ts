import assert from 'node:assert/strict';
import { readBulkEdit } from '#contract/bulk-edit.ts';
import { addressOf } from '#contract/call.ts';
import { printRegistrationForm } from '#contract/registration-form.ts';
import { createTag } from '#contract/tag.ts';
import { pageTexts } from '#testing/pdf-text.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** HR marks several people at once, finds them by the mark, compares two and prints one, and takes the mark back from all. */
let hr: Visitor;
const name = '盘点名单';
let bulkId = '';
const part = story();
const { visitors } = demoCompany();

part('people picked in the list get a tag, after a look at what would become of each', async () => {
  hr = await visitors('hr');
  const { page } = hr;
  await ask(page, createTag, { body: { name, colour: 'violet' } });
  await page.goto('/people');
  await page.locator('.people-pick input').first().waitFor();
  for (const at of [0, 1]) await page.locator('.people-pick').nth(at).click();
  assert.match(await textOf(page.getByRole('region', { name: '已选员工' })), /已选 2 人/);
  assert.deepEqual(await graveFaults(page, 'the list with a selection'), []);
  await page.getByRole('button', { name: '批量修改' }).click();
  await page.getByRole('combobox', { name: '标签' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: name }).click();
  await page.getByRole('button', { name: /^预\s?览$/ }).click();
  const write = page.getByRole('button', { name: '写入 2 人' });
  await write.waitFor();
  bulkId = page.url().split('/').at(-1) ?? '';
  assert.deepEqual(await graveFaults(page, 'the preview'), []);
  await write.click();
  await page.getByRole('button', { name: '整体撤销' }).waitFor();
  assert.equal((await ask(page, readBulkEdit, { params: { id: bulkId } })).changed, 2);
});

part('they are found by the tag, and stand side by side', async () => {
  const { page } = hr;
  await page.goto('/tags');
  await page.getByRole('link', { name: `${name}：2 人` }).click();
  await page.locator('.people-pick input').first().waitFor();
  for (const at of [0, 1]) await page.locator('.people-pick').nth(at).click();
  await page.getByRole('button', { name: /^对\s?照$/ }).click();
  const table = page.getByRole('region', { name: '对照表' });
  await table.getByText('不同').first().waitFor();
  assert.deepEqual(await graveFaults(page, 'side by side'), []);
  await table.getByRole('link').first().click();
  await page.getByText(name).first().waitFor();
  const id = page.url().split('/').at(-1)?.split('?')[0] ?? '';
  const reply = await page.context().request.post(addressOf(printRegistrationForm, { id }), {
    headers: { 'x-renshi-request': '1' },
    data: { form: 'employee' },
  });
  assert.equal(reply.headers()['content-type'], 'application/pdf');
  assert.match((await pageTexts(await reply.body()))[0] ?? '', /员工登记表/);
});

part('the whole edit is taken back', async () => {
  const { page } = hr;
  await page.goto(`/bulk-edits/${bulkId}`);
  await page.getByRole('button', { name: '整体撤销' }).click();
  await page.getByRole('button', { name: /^撤\s?销$/ }).click();
  await page.getByText('已撤销', { exact: true }).waitFor();
  await page.goto('/tags');
  await page.getByRole('link', { name: `${name}：0 人` }).waitFor();
});
