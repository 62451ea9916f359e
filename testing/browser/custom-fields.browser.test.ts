import assert from 'node:assert/strict';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** HR adds a field to the archive without code, fills it in, finds people by it; the person sees it on the phone. */
let hr: Visitor;
let address = '';
const part = story();
const { visitors } = demoCompany();

part('HR draws a field, sees what saving changes, and it is in force', async () => {
  hr = await visitors('hr');
  const { page } = hr;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '自定义字段', exact: true }).click();
  await page.getByRole('link', { name: /工位与班车/ }).waitFor();
  assert.deepEqual(await graveFaults(page, 'the sections'), []);
  await page.getByRole('link', { name: /工位与班车/ }).click();
  await page.getByRole('navigation', { name: '字段类型' }).getByRole('button', { name: '单行文字' }).click();
  const side = page.getByRole('complementary', { name: '属性' });
  await side.getByLabel('名称', { exact: true }).fill('门禁卡号');
  await side.getByLabel('编码', { exact: true }).fill('card');
  assert.deepEqual(await graveFaults(page, 'the designer'), []);
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  const drawer = page.getByRole('dialog', { name: '保存前看一看' });
  await drawer.getByText('门禁卡号').waitFor();
  assert.match(await textOf(drawer.getByRole('list', { name: '字段的变化' })), /新增\s*门禁卡号/);
  await drawer.getByRole('button', { name: '保存并生效' }).click();
  await page.getByText('第 2 版生效中').waitFor();
});

part('a field that people have filled in is not deleted without a word of how many', async () => {
  const { page } = hr;
  await page.getByRole('button', { name: '选中班车线路' }).click();
  await page.getByRole('button', { name: '删除班车线路' }).click();
  const question = page.getByRole('dialog', { name: /停用字段“班车线路”/ });
  assert.match(await textOf(question), /\d+ 人已有内容.*显示条件：上车站点/s);
  await question.getByRole('button', { name: /^取\s?消$/ }).click();
  await page.getByRole('button', { name: '选中班车线路' }).waitFor();
});

part('it is in the archive at once: HR fills it in, told beforehand what changes', async () => {
  const { page } = hr;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '员工', exact: true }).click();
  await page.getByRole('textbox', { name: /^搜索员工/ }).fill('杨向阳');
  await page.getByRole('row', { name: /杨向阳/ }).click();
  const panel = page.getByRole('region', { name: '工位与班车' });
  await panel.getByRole('button', { name: '修改工位与班车' }).click();
  address = page.url();
  const drawer = page.getByRole('dialog', { name: '修改工位与班车' });
  await drawer.getByLabel('门禁卡号').fill('MK-2026');
  await drawer.getByRole('row', { name: /门禁卡号.*MK-2026/ }).waitFor();
  assert.deepEqual(await graveFaults(page, 'the editor', '.ant-drawer'), []);
  await drawer.getByRole('button', { name: /^保\s?存$/ }).click();
  await panel.getByText('MK-2026').waitFor();
  await panel.getByRole('button', { name: '工位与班车的历史' }).click();
  const history = page.getByRole('dialog', { name: '工位与班车的历史' });
  await history.getByText('MK-2026').waitFor();
  await page.keyboard.press('Escape');
  await history.waitFor({ state: 'hidden' });
});

part('people are found by it in the list', async () => {
  const { page } = hr;
  await page.goto(`${new URL(address).origin}/people?customFilter=${encodeURIComponent('["desk.card=MK-2026"]')}`);
  await page.getByText('符合条件 1 人').waitFor();
  await page.getByRole('row', { name: /杨向阳/ }).waitFor();
  await page.getByRole('button', { name: /列$/ }).click();
  await page.getByRole('checkbox', { name: '门禁卡号' }).check();
  await page.getByRole('row', { name: /MK-2026/ }).waitFor();
});

part('the person sees it on the phone; the key-post section is not his to see', async () => {
  const { page, leave } = await visitors('employee', { phone: true });
  await page.getByRole('link', { name: /我的档案/ }).tap();
  const card = page.getByRole('region', { name: '工位与班车' });
  await card.getByText('MK-2026').waitFor();
  assert.equal(await page.getByText('关键岗位专项档案').count(), 0);
  assert.deepEqual(await graveFaults(page, 'the archive on the phone'), []);
  const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.equal(needed, given, 'the page scrolls sideways');
  await leave();
});

part('HR changes it from the phone', async () => {
  const { page, leave } = await visitors('hr', { phone: true });
  await page.goto(`${new URL(page.url()).origin}/m/#/people/${address.split('/people/')[1]?.split(/[?#]/)[0]}`);
  await page.getByRole('region', { name: '工位与班车' }).getByRole('link', { name: '修改' }).tap();
  await page.getByLabel('门禁卡号').fill('MK-2027');
  assert.deepEqual(await graveFaults(page, 'editing on the phone'), []);
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByText('MK-2027').waitFor();
  await leave();
  await hr.leave();
});
