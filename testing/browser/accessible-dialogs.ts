import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { listPeople } from '#contract/person.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { checkRoster } from './upload-roster.ts';

/** How something is opened that lies over a page: what to press, one after another. */
type Way = { readonly named: string; readonly press: readonly Press[]; readonly within?: string };
type Press = ['button' | 'menuitem' | 'radio', string | RegExp] | ['row', RegExp] | ['key', string];

const act = (name: string): Way => ({
  named: name,
  press: [
    ['button', '办理人事变动'],
    ['menuitem', name],
  ],
});
const mend = (of: RegExp, item: string): Way => ({
  named: `${item} (${of.source})`,
  press: [
    ['button', of],
    ['menuitem', item],
  ],
});
const by = (button: string | RegExp, ...more: Press[]): Way => ({
  named: String(button),
  press: [['button', button], ...more],
});
const post = /的任职$/;
const terms = /的劳动关系$/;

/** Of each page its dialogs and drawers. `:id` stands for somebody whom the account sees. */
const desks: Record<string, Record<string, readonly Way[]>> = {
  hr: {
    '/': [{ named: 'Ctrl-K', press: [['key', 'Control+k']] }],
    '/people': [by('新建员工'), by('列')],
    '/people/:id': [
      ...['转岗、调动', '晋升、降级', '兼任', '转正、改签、换用工形式', '停薪留职', '离职'].map(act),
      mend(post, '更正录入错误'),
      mend(terms, '更正录入错误'),
      by('修改基本信息'),
      by('修改联系方式', ['radio', '更正录入错误']),
      by('添加证件'),
      by('基本信息的历史'),
      { ...by(/^显示证件号码/), within: '#section-identity' },
    ],
    '/organization': [
      by('新建单位'),
      { named: 'unit', press: [['row', /人力资源部/]] },
      ...['从某日起变更', '更正录入错误', '撤销单位'].map(item => ({
        named: `unit: ${item}`,
        press: [
          ['row', /人力资源部/],
          ['button', /^修\s?改$/],
          ['menuitem', new RegExp(`^${item}`)],
        ] as Press[],
      })),
    ],
    '/organization?view=legal-entities': [by('新建法人主体'), by(/^修改 /, ['radio', '更正录入错误'])],
    '/organization?view=posts': [by('新建岗位'), by(/^修改 /)],
    '/organization?view=grades': [by('新建职级'), by(/^删除 /)],
  },
  admin: {
    '/access': [by('新建角色'), by('名称与说明'), by('复制为新角色')],
    '/access?view=grants': [by('授予角色'), by(/^改结束日：/), by(/^收回：/)],
    '/accounts': [
      by('新建账号'),
      ...['重置密码…', '停用账号…'].map(item => by(/（employee）的操作$/, ['menuitem', item])),
    ],
    '/me': [by('修改密码'), by(/添\s?加$/), by(/^启\s?用$/)],
  },
  auditor: { '/audit': [by(/^第 \d+ 条的明细$/)] },
};

/** No grave fault within what opens over the main pages; light and dark take turns, as the same parts return in every dialog. */
export function accessibleDialogs(enter: () => DemoVisitors): void {
  for (const [account, pages] of Object.entries(desks)) {
    test(`nothing grave in the dialogs of ${account}, light or dark`, async () => {
      const { page, leave } = await enter()(account);
      const faults: string[] = [];
      let isDark = false;
      for (const [path, ways] of Object.entries(pages)) {
        const at = await filled(page, path);
        let isOpen = true;
        for (const { named, press, within = open } of ways) {
          if (isOpen) {
            await page.goto(at);
            await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
          }
          for (const each of press) await pressed(page, each);
          await page.locator(within).filter({ visible: true }).first().waitFor();
          faults.push(...(await faultsIn(page, isDark ? 'dark' : 'light', `${path} · ${named}`, within)));
          isDark = !isDark;
          await page.keyboard.press('Escape');
          isOpen = !(await closes(page));
        }
      }
      await leave();
      assert.deepEqual(faults, []);
    });
  }
  accessibleImport(enter);
}

/** Whether all that lay over the page is gone; where a drawer stays behind a dialog, it is not. */
async function closes(page: Page): Promise<boolean> {
  const over = page.locator(open).filter({ visible: true });
  try {
    await over.first().waitFor({ state: 'hidden', timeout: 1500 });
    return true;
  } catch {
    return false;
  }
}

/** Two rows, of which the second has a fault in nearly every cell. */
const roster = [
  '姓名,证件号码,部门,手机号码,入职日期',
  '周试一,,人力资源部,,2024-03-01',
  ',123,没有这个部门,12345,2024-13-45',
];

/** The steps of an import, from the proposal of the columns to the question before writing. */
function accessibleImport(enter: () => DemoVisitors): void {
  test('nothing grave in the steps of an import, light and dark', async () => {
    const { page, leave } = await enter()('hr');
    const faults: string[] = [];
    await checkRoster(page, 'axe.csv', roster, async () => {
      faults.push(...(await inBothLooks(page, 'import: columns', 'main')));
    });
    await page.getByRole('region', { name: '有问题的行' }).getByRole('row').nth(1).waitFor();
    faults.push(...(await inBothLooks(page, 'import: problems', 'main')));
    await page.getByRole('button', { name: /^写入 / }).click();
    faults.push(...(await inBothLooks(page, 'import: write?', open)));
    await leave();
    assert.deepEqual(faults, []);
  });
}

async function pressed(page: Page, [what, name]: Press): Promise<void> {
  if (what === 'key') await page.keyboard.press(name);
  else if (what === 'row') await page.getByRole('row').filter({ hasText: name }).first().click();
  // A button's icon stands in its name too.
  else
    await page
      .getByRole(what, { name: typeof name === 'string' ? new RegExp(`(^|\\s)${name}$`) : name })
      .first()
      .click();
}

/** Dialogs, drawers and popovers, whichever are open. */
const open = '.ant-modal-wrap, .ant-drawer-open, .ant-popover';

async function faultsIn(page: Page, look: 'light' | 'dark', where: string, within: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: look });
  await page.waitForFunction(wanted => document.documentElement.dataset.theme === wanted, look);
  return graveFaults(page, `${where} (${look})`, within);
}

async function inBothLooks(page: Page, where: string, within: string): Promise<string[]> {
  await page.locator(within).filter({ visible: true }).first().waitFor();
  return [...(await faultsIn(page, 'light', where, within)), ...(await faultsIn(page, 'dark', where, within))];
}

async function filled(page: Page, path: string): Promise<string> {
  if (!path.includes(':id')) return path;
  const { items } = await ask(page, listPeople, { query: { employmentStatus: ['active'], limit: 1, offset: 3 } });
  return path.replace(':id', items[0]?.id ?? '');
}
