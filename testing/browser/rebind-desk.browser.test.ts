import assert from 'node:assert/strict';

import { readArchive, revealValue } from '#contract/person.ts';
import { whoAmI } from '#contract/session.ts';
import { demoPassword } from '#demo/accounts.ts';
import { rebindStory } from '#demo/rebind.ts';
import { giveNameAndPassword } from './accounts.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** The whole of 手机号解绑: an applicant without an account, two members of the desk, and whom the number then signs in. */
let applicant: Visitor;
/** The applicant's own session from before, on a PC. */
let earlier: Visitor;
const proofs = { name: '', number: '', identityNumber: '' };
const part = story();
const { visitors, stranger } = demoCompany();

part('on the phone, without an account, the applicant proves who he is', async () => {
  earlier = await visitors('employee');
  const { personId } = await ask(earlier.page, whoAmI);
  const archive = await ask(earlier.page, readArchive, { params: { id: personId! } });
  const { value } = await ask(earlier.page, revealValue, {
    params: { id: personId! },
    body: { group: 'identity', versionId: archive.sections.identity![0]!.versionId },
  });
  Object.assign(proofs, { name: archive.person.name, number: archive.person.number, identityNumber: value });
  applicant = await stranger({ phone: true });
  const { page } = applicant;
  await page.goto('/m/#/rebind');
  await page.getByRole('link', { name: /申请解绑/ }).tap();
  await page.getByLabel('手机号').fill(rebindStory.phone);
  await page.getByRole('button', { name: '发送验证码' }).tap();
  const code = await textOf(page.getByRole('note').locator('strong'));
  await page.getByLabel('6 位验证码').fill(code);
  await page.getByRole('button', { name: '下一步' }).tap();
  await page.getByLabel('姓名').fill(proofs.name);
  await page.getByLabel('证件号码').fill(proofs.identityNumber);
  await page.getByLabel('社保号').fill(rebindStory.socialNumber);
  await page.getByRole('button', { name: '提交申请' }).tap();
  await page.getByRole('heading', { name: '申请已提交' }).waitFor();
  const [number = '', key = ''] = await page.getByRole('definition').allInnerTexts();
  await page.getByRole('button', { name: '我已保存，查看进度' }).tap();
  await page.getByLabel('事项编号').fill(number);
  await page.getByLabel('查询码').fill(key);
  await page.getByRole('button', { name: '查询', exact: true }).tap();
  await page.getByRole('list', { name: '办理步骤' }).waitFor();
});

const desk = async (username: string, dark = false): Promise<Visitor> => {
  const member = await visitors(username, { dark });
  await member.page.getByRole('link', { name: '手机号解绑' }).click();
  await member.page.getByRole('link', { name: proofs.name }).click();
  return member;
};

part('a member compares what departments say, looks at one number, and agrees; that is not enough', async () => {
  const steward = await desk('steward');
  const { page } = steward;
  const evidence = page.getByRole('region', { name: '各部门的登记' });
  assert.match(
    await textOf(evidence.getByRole('note')),
    /登记不一致[\s\S]*社保登记为申请人[\s\S]*组织部、人事登记为现持有人[\s\S]*须 2 名/,
  );
  assert.ok(!(await textOf(evidence)).includes(rebindStory.phone), 'numbers are masked');
  await evidence.getByRole('button', { name: /^显示申请的号码/ }).click();
  await evidence.getByText(rebindStory.phone).waitFor();
  const deciding = page.getByRole('region', { name: '核对与决定' });
  await deciding.getByText('尚未表态').first().waitFor();
  assert.deepEqual(await graveFaults(page, 'a rebinding'), []);
  await deciding.getByRole('button', { name: /不予通过/ }).click();
  await page.getByRole('menuitem', { name: /登记不足以证明/ }).click();
  await deciding.getByRole('alert').filter({ hasText: '请写明备注' }).waitFor();
  await deciding.getByLabel('备注').fill('社保登记较新，与本人提供一致。');
  await deciding.getByRole('button', { name: '同意换绑' }).click();
  await page.getByRole('dialog').getByText('还须 1 名成员同意').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await deciding.getByText(/同意换绑 ·/).waitFor();
  assert.match(await textOf(deciding), /须 2 人同意，已有 1 人/);
  assert.equal(await deciding.getByRole('button', { name: '同意换绑' }).count(), 0);
  await steward.leave();
});

part('a second member, of another department, agrees: the number moves', async () => {
  const hr = await desk('hr', true);
  const { page } = hr;
  const deciding = page.getByRole('region', { name: '核对与决定' });
  await deciding.getByRole('button', { name: '同意换绑' }).click();
  await page.getByRole('dialog').getByText('立即换绑').waitFor();
  assert.deepEqual(await graveFaults(page, 'a rebinding in the dark'), []);
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await page.getByRole('region', { name: '办理结果' }).getByText('号码已换绑').waitFor();
  const stale = page.getByRole('region', { name: '需要更正的登记' });
  await stale.getByText(/^人事 · /).waitFor();
  await stale
    .getByText(/^组织部 · /)
    .first()
    .waitFor();
  await hr.leave();
});

part('the applicant sees that it is done, and nothing of the other', async () => {
  const { page } = applicant;
  await page.getByRole('button', { name: '刷新进度' }).tap();
  await page.getByRole('heading', { name: /已通过/ }).waitFor();
  const told = await textOf(page.locator('body'));
  assert.ok(!/组织部|人事登记|持有人/.test(told), told);
  await applicant.leave();
});

part('the session from before has ended; the new number signs in', async () => {
  // A process knows a session for two more seconds.
  await earlier.page.waitForTimeout(2_500);
  await earlier.page.goto('/');
  await earlier.page.getByLabel('用户名或手机号').waitFor();
  await giveNameAndPassword(earlier.page, rebindStory.phone, demoPassword);
  await earlier.page.getByRole('navigation', { name: '主导航' }).waitFor();
  await earlier.page.getByRole('button', { name: /员工/ }).first().waitFor();
  await earlier.leave();
});

part('each stale record is corrected at the desk, one by one', async () => {
  const steward = await visitors('steward');
  const { page } = steward;
  await page.goto('/rebinds?view=approved');
  await page.getByRole('link', { name: proofs.name }).click();
  const stale = page.getByRole('region', { name: '需要更正的登记' });
  await stale.getByRole('button', { name: '已更正' }).first().waitFor();
  for (let left = await stale.getByRole('button', { name: '已更正' }).count(); left > 0; left--) {
    await stale.getByRole('button', { name: '已更正' }).first().click();
    await stale
      .getByRole('button', { name: '已更正' })
      .nth(left - 1)
      .waitFor({ state: 'detached' });
  }
  assert.deepEqual(await graveFaults(page, 'an approved rebinding'), []);
  await page.getByRole('link', { name: '办理过程' }).click();
  await page.getByText('已办结').first().waitFor();
  await steward.leave();
});

part('numbers of departments are pasted from a spreadsheet, and what is wrong is said in its row', async () => {
  const steward = await visitors('steward');
  const { page } = steward;
  await page.goto('/rebinds');
  await page.getByRole('button', { name: '登记各部门号码' }).click();
  const first = page.getByLabel('第 1 行工号');
  await first.focus();
  await first.evaluate((field, text) => {
    const data = new DataTransfer();
    data.setData('text', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, `社保局\t${proofs.number}\t19020260060\t2026/9/1\n税务局\t${proofs.number}\t19020260061`);
  await page.getByRole('button', { name: '登记 2 条' }).click();
  await page.getByRole('alert').filter({ hasText: '请选择部门' }).waitFor();
  assert.deepEqual(await graveFaults(page, 'numbers of departments'), []);
  await page.getByRole('button', { name: '删除第 2 行' }).click();
  await page.getByRole('button', { name: '登记 1 条' }).click();
  await page.getByText('已登记 1 条').waitFor();
  await steward.leave();
});
