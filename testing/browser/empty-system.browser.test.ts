import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { addUnitAlias, createUnit } from '#contract/organization.ts';
import { listPeople } from '#contract/person.ts';
import { giveNameAndPassword } from './accounts.ts';
import { ask } from './ask.ts';
import { type House, openHouse } from './house.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { openBrowser, type Visitor, visit } from './visitor.ts';

const cases = new URL('../../server/flows/import-people/rules/cases/', import.meta.url);
const roster = fileURLToPath(new URL('roster-1200.xlsx', cases));
type Key = {
  accepted: number;
  key: { row: number; problems: { column: string; code: string }[]; clean?: { 工号: string; 姓名: string } }[];
};
const key: Key = JSON.parse(readFileSync(new URL('roster-1200.key.json', cases), 'utf8'));

let house: House;
let browser: Browser;
let visitor: Visitor;
let page: Page;
let codeFieldsByLabel = -1;
const part = story();

before(async () => {
  browser = await openBrowser();
  house = await openHouse();
  visitor = await visit(browser, house);
  page = visitor.page;
});
after(async () => {
  try {
    await browser?.close();
  } finally {
    await house?.stop();
  }
});

part('the administrator comes in with the printed one-time password, a new one and an authenticator', async () => {
  assert.ok(house.password, 'the first run printed no one-time password');
  await page.goto('/people');
  await giveNameAndPassword(page, 'admin', house.password);

  await page.getByRole('heading', { name: '设置您的密码' }).waitFor();
  await page.goto('/people');
  await page.getByRole('heading', { name: '设置您的密码' }).waitFor();
  await page.getByRole('textbox', { name: '新密码' }).fill('四只蓝鲸-在云上-下棋-九点');
  await page.getByRole('textbox', { name: '再输入一次' }).fill('四只蓝鲸-在云上-下棋-九点');
  await page.getByRole('button', { name: '保存并继续' }).click();

  await page.getByRole('heading', { name: '设置两步验证' }).waitFor();
  await page.getByRole('img', { name: '验证器应用的二维码' }).waitFor();
  const secret = await textOf(page.getByText(/^([A-Z2-7]{4} ){3,}[A-Z2-7]{1,4}$/).first());
  codeFieldsByLabel = await page.getByLabel('验证码').count();
  await page.getByRole('main').getByRole('textbox').first().focus();
  await page.keyboard.type(new TOTP({ secret: secret.replaceAll(' ', '') }).generate());

  await page.getByRole('heading', { name: '保存恢复码' }).waitFor();
  const codes = await page.getByRole('main').getByRole('listitem').allInnerTexts();
  assert.ok(codes.length >= 8 && new Set(codes).size === codes.length, `recovery codes: ${codes.join(' ')}`);
  assert.equal(await page.getByRole('button', { name: '完成' }).isEnabled(), false);
  await page.getByRole('checkbox', { name: '我已把恢复码存放在安全的地方' }).check();
  await page.getByRole('button', { name: '完成' }).click();
  // He had asked for the list of people, and is led there.
  await page.getByRole('heading', { name: '还没有员工档案' }).waitFor();
});

part('an empty system offers its administrator three ways on', async () => {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '首页' }).click();
  for (const way of ['导入花名册', '载入示例公司', '手工建立']) {
    await page.getByRole('main').getByRole('heading', { name: way }).waitFor();
  }
});

part('a messy roster is checked row by row, and only its good rows are written', async () => {
  await makeUnits();
  await page.getByRole('main').getByRole('button', { name: '导入花名册' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '把花名册拖到这里，或点击选择文件' }).click();
  await (await choosing).setFiles(roster);

  const columns = page.getByRole('list', { name: '列的对应' });
  await columns.waitFor();
  const lines = (await columns.getByRole('listitem').allInnerTexts()).map(each => each.split('\n'));
  const proposed = Object.fromEntries(lines.map(([header = '', , field]) => [header, field]));
  for (const header of ['姓名', '证件号码', '部门', '入职日期']) assert.equal(proposed[header], header);
  await page.getByRole('button', { name: /^检查全部/ }).click();

  const result = page.getByRole('region', { name: '检查结果' });
  await result.waitFor();
  const refused = key.key.filter(each => each.problems.length > 0);
  const figures = (await textOf(result)).replaceAll(',', '').split(/\s+/);
  assert.equal(figures[figures.indexOf('将新建') - 1], String(key.accepted));
  assert.equal(figures[figures.indexOf('有问题') - 1], String(refused.length));

  // The first faulty row of the file: which one it is, in which column, and why.
  const first = refused[0];
  assert.ok(first);
  const row = page
    .getByRole('region', { name: '有问题的行' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: String(first.row), exact: true }) });
  await row
    .first()
    .getByRole('textbox', { name: new RegExp(`^第 ${first.row} 行 ${first.problems[0]?.column}：.+`) })
    .waitFor();

  await page.getByRole('button', { name: `写入 ${key.accepted} 人` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^写\s?入$/ })
    .click();
  await page.getByText(`已新建 ${key.accepted} 名员工的档案`).waitFor({ timeout: 60_000 });
});

test('the list shows the imported people at once, though it was looked at a moment ago', async () => {
  await page.getByRole('button', { name: '查看员工' }).click();
  await page.getByText(`共 ${key.accepted} 人`).waitFor({ timeout: 8000 });
});

part('who was imported stands in the list and is found by pinyin', async () => {
  await page.goto('/people');
  await page.getByText(`共 ${key.accepted} 人`).waitFor();
  await page.getByRole('textbox', { name: /^搜索员工/ }).fill('tangziyan');
  const found = page.getByRole('row').filter({ hasText: 'E00001' });
  await found.waitFor();
  assert.match(await textOf(found), /唐子燕[\s\S]*生产二车间/);
  await page.getByText(/^符合条件 \d{1,2} 人$/).waitFor();
});

part('an import is undone as a whole: nobody is left', async () => {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '导入花名册' }).click();
  await page.getByRole('region', { name: '导入记录' }).getByRole('link', { name: 'roster-1200.xlsx' }).click();
  await page.getByRole('button', { name: '撤销导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await page.getByText('这次导入已整体撤销').waitFor({ timeout: 60_000 });

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '员工', exact: true }).click();
  await page.getByRole('heading', { name: '还没有员工档案' }).waitFor();
  assert.equal((await ask(page, listPeople, { query: { q: 'tangziyan' } })).total, 0);
});

test('the field for the code is named 验证码, so that a screen reader can say it', () => {
  assert.ok(codeFieldsByLabel > 0, 'no field carries the label 验证码');
});

test('no page of this story refused a resource, threw, or asked another host', () => visitor.leave());

/** The units that the roster's key takes for granted, with the short names by which it also calls them. */
async function makeUnits(): Promise<void> {
  const units: { unit: string; aliases: string[] }[] = JSON.parse(readFileSync(new URL('units.json', cases), 'utf8'));
  const from = '2000-01-01';
  const company = await ask(page, createUnit, { body: { from, name: '本公司', kind: 'company' } });
  for (const { unit, aliases } of units) {
    const made = await ask(page, createUnit, {
      body: { from, name: unit, kind: 'department', parentId: company.id },
    });
    for (const alias of aliases) await ask(page, addUnitAlias, { body: { unitId: made.id, alias } });
  }
}
