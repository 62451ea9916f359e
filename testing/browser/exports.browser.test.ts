import assert from 'node:assert/strict';
import { addressOf } from '#contract/call.ts';
import { downloadExport, listExports } from '#contract/export.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** HR asks for a list on the PC, the steward approves on the phone, HR alone downloads it, and the auditor sees all of it. */
let hr: Visitor;
let number = '';
let link = '';
const part = story();
const { visitors } = demoCompany();
const reason = '体检机构需要参检名单，体检结束后删除';

part('HR sees how many people and which groups before asking, and must say why', async () => {
  hr = await visitors('hr');
  const { page } = hr;
  await page.goto('/people?q=zhang');
  await page.getByText(/^符合条件 \d+ 人$/).waitFor();
  await page.getByRole('button', { name: /导\s?出$/ }).click();
  const dialog = page.getByRole('dialog', { name: '申请导出员工名单' });
  const range = dialog.getByRole('region', { name: '导出范围' });
  assert.match(await textOf(range), /\d+ 人[\s\S]*基本信息、任职[\s\S]*联系方式：掩码/);
  assert.deepEqual(await graveFaults(page, 'asking for an export'), []);
  await dialog.getByRole('button', { name: '提交申请' }).click();
  await dialog.getByText('请写明导出的原因').waitFor();
  await dialog.getByRole('textbox', { name: /导出原因/ }).fill(reason);
  await dialog.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '导出', level: 1 }).waitFor();
  const row = page.getByRole('row').filter({ hasText: reason });
  assert.match(await textOf(row), /待审批/);
  number = /DC-\d{4}-\d{6}/.exec(await textOf(row))?.[0] ?? '';
  assert.notEqual(number, '');
  assert.deepEqual(await graveFaults(page, 'the list of exports'), []);
});

part('the steward approves on the phone, seeing how many and why', async () => {
  const { page, leave } = await visitors('steward', { phone: true });
  await page.evaluate(() => {
    location.hash = '/inbox';
  });
  await page
    .getByRole('main')
    .getByRole('button', { name: /导出员工名单/ })
    .first()
    .tap();
  await page.getByText(reason).first().waitFor();
  await page.getByText('号码一律掩码').first().waitFor();
  assert.deepEqual(await graveFaults(page, 'the task on the phone'), []);
  await page.getByRole('button', { name: '批准导出' }).tap();
  await page.getByRole('button', { name: '确认批准导出' }).tap();
  // Back in the list of what waits, and it waits no more.
  await page.getByRole('heading', { name: '待办' }).waitFor();
  await page
    .getByRole('main')
    .getByRole('button', { name: /导出员工名单/ })
    .waitFor({ state: 'detached' });
  await leave();
});

part('the file comes by itself, with a link for who asked', async () => {
  const { page } = hr;
  const row = page.getByRole('row').filter({ hasText: number });
  await row.getByText('可下载').waitFor();
  const coming = page.waitForEvent('download');
  await row.getByRole('link', { name: '下载' }).click();
  assert.equal((await coming).suggestedFilename(), `员工名单-${number}.xlsx`);
  const { items } = await ask(page, listExports);
  const mine = items.find(each => each.number === number);
  assert.equal(mine?.downloads, 1);
  link = mine?.link ?? '';
  assert.notEqual(link, '');
});

part(
  'another with the link gets nothing; the auditor sees who, what, by whom approved and when downloaded',
  async () => {
    const auditor = await visitors('auditor');
    const key = new URL(link, 'http://x').searchParams.get('key') ?? '';
    const id = link.split('/')[2] ?? '';
    const reply = await auditor.context.request.get(addressOf(downloadExport, { id }, { key }));
    assert.equal(reply.status(), 404);
    const { page } = auditor;
    await page.goto('/exports?whose=all');
    const row = page.getByRole('row').filter({ hasText: number });
    assert.match(await textOf(row), new RegExp(`${reason}[\\s\\S]*可下载[\\s\\S]*1 次`));
    assert.deepEqual(await graveFaults(page, 'the auditor’s list'), []);
    await auditor.leave();
    await hr.leave();
  },
);
