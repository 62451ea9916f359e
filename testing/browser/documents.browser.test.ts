import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { listPersonDocuments } from '#contract/document.ts';
import { listNotices } from '#contract/notice.ts';
import { listPeople } from '#contract/person.ts';
import { addDays, dateInZone } from '#kernel/civil-date.ts';
import { drawPaper } from '#testing/papers/index.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { giveDay } from './controls.ts';
import { demoCompany } from './demo-company.ts';
import { someone } from './demo-people.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** Papers of an archive, at HR's desk and on the holder's phone. */
let hr: Visitor;
let onPhone: Visitor;
let personId = '';
const part = story();
const { visitors } = demoCompany();
const card = drawPaper('identity-front', 1017);
const address = card.values['contact.registeredAddress'] ?? '';
const soon = addDays(dateInZone(new Date(), 'Asia/Shanghai'), 10);

/** The demo company has papers of its own. */
const papers = async () =>
  (await ask(hr.page, listPersonDocuments, { params: { id: personId } })).items.filter(each =>
    /2026|我的身份证/.test(each.title),
  );
const isDrawn = (page: Page, name: RegExp) =>
  until(
    `the picture ${name}`,
    () =>
      page
        .getByRole('img', { name })
        .first()
        .evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 50),
    drawn => drawn,
  );
const show = (page: Page, place: string) =>
  page.evaluate(to => {
    location.hash = to;
  }, place);

part(
  'two files are dropped on an archive: the picture is kept, the one that lies about its type is told why not',
  async () => {
    hr = await visitors('hr');
    const { page } = hr;
    const { items } = await ask(page, listPeople, { query: { q: someone.name } });
    personId = items[0]?.id ?? '';
    await page.goto(`/people/${personId}`);
    const region = page.getByRole('region', { name: '材料', exact: true });
    await region.getByText('可以把文件直接拖到这里').waitFor();
    const dropped = await page.evaluateHandle(png => {
      const data = new DataTransfer();
      data.items.add(
        new File([Uint8Array.from(atob(png), char => char.charCodeAt(0))], '资格证2026.png', { type: 'image/png' }),
      );
      data.items.add(new File(['<svg onload="alert(1)"/>'], '毕业证书.png', { type: 'image/png' }));
      return data;
    }, Buffer.from(card.png).toString('base64'));
    await region.dispatchEvent('drop', { dataTransfer: dropped });
    const dialog = page.getByRole('dialog', { name: '上传材料' });
    assert.match(await textOf(dialog.getByRole('listitem').filter({ hasText: '资格证2026.png' })), /资格/);
    await dialog.getByRole('button', { name: /^上\s?传$/ }).click();
    await dialog
      .getByRole('alert')
      .filter({ hasText: /文件的内容是.*不能作为材料保存/ })
      .waitFor();
    assert.deepEqual(await graveFaults(page, 'uploading'), []);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await region.getByRole('button', { name: /资格证2026/ }).waitFor();
    assert.equal((await papers()).length, 1);
  },
);

part('it is looked at, given its last day and a new version; removed, it can be brought back', async () => {
  const { page } = hr;
  const region = page.getByRole('region', { name: '材料', exact: true });
  await region.getByRole('button', { name: /资格证2026/ }).click();
  const viewer = page.getByRole('dialog').filter({ hasText: '资格证2026' });
  await isDrawn(page, /^资格证2026$/);
  assert.deepEqual(await graveFaults(page, 'a paper'), []);
  await giveDay(page, viewer.getByLabel(/^到期日期/), soon);
  await viewer.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('已保存').waitFor();
  await viewer
    .getByLabel('选择新的一份')
    .setInputFiles({ name: '新证.png', mimeType: 'image/png', buffer: drawPaper('identity-front', 1051).png });
  await viewer.getByText('第 2 版').waitFor();
  await viewer.getByRole('button', { name: /^移\s?除$/ }).click();
  await page.getByRole('textbox', { name: /^为什么移除/ }).fill('传错了人');
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /^移\s?除$/ })
    .click();
  await until('the removal', papers, all => all.length === 0);
  await viewer.waitFor({ state: 'hidden' });
  await region.getByRole('checkbox', { name: '含已移除' }).check();
  await region.getByRole('button', { name: /资格证2026/ }).click();
  await viewer.getByText(/移除：传错了人/).waitFor();
  await viewer.getByRole('button', { name: /^恢\s?复$/ }).click();
  const [kept] = await until('the paper again', papers, all => all.length === 1);
  assert.deepEqual([kept?.expiresOn, kept?.versions.length], [soon, 2]);
});

part('it stands among those that run out, and its holder among those whose archive wants papers', async () => {
  const { page } = hr;
  await page.goto('/documents?tab=expiring');
  const row = page.getByRole('region', { name: '即将到期的材料' }).getByRole('row').filter({ hasText: someone.name });
  assert.match(await textOf(row), new RegExp(`资格证[\\s\\S]*${soon}`));
  assert.deepEqual(await graveFaults(page, 'what runs out'), []);
  await page.getByRole('tab', { name: '不齐的档案' }).click();
  await page.getByText(/其中 \d+ 人不齐/).waitFor();
  assert.match(await textOf(page.getByRole('region', { name: '各单位' })), /\d+ \/ \d+ 人不齐/);
  assert.deepEqual(await graveFaults(page, 'archives that want papers'), []);
});

part('the holder hands a paper in by phone; HR is told, looks at it and keeps it', async () => {
  onPhone = await visitors('employee', { phone: true });
  const { page } = onPhone;
  await show(page, '/me');
  await page.getByRole('tab', { name: '材料' }).tap();
  await page.getByText('相册或文件').waitFor();
  assert.deepEqual(await graveFaults(page, 'papers on the phone'), []);
  await page
    .getByLabel('相册或文件')
    .setInputFiles({ name: '毕业证2026.png', mimeType: 'image/png', buffer: drawPaper('diploma', 1000).png });
  await page
    .getByText(/已提交 1 份，等待人事核收/)
    .first()
    .waitFor();
  const notice = () =>
    ask(hr.page, listNotices).then(({ items }) => items.find(each => each.kind === 'document.proposed'));
  assert.match(
    (await until('the notice', notice, found => found !== undefined))?.title ?? '',
    new RegExp(`^${someone.name}提交了.*，待核收$`),
  );
  await hr.page.goto('/documents');
  await hr.page
    .getByRole('row')
    .filter({ hasText: '毕业证2026' })
    .getByRole('button', { name: `核对${someone.name}的学历证书` })
    .click();
  await isDrawn(hr.page, /^毕业证/);
  await hr.page.getByRole('button', { name: '核收归档' }).click();
  await hr.page.getByText('已归档').waitFor();
  assert.deepEqual(
    (await papers()).map(each => [each.kindName, each.state]).sort(),
    [
      ['学历证书', 'kept'],
      ['资格证', 'kept'],
    ].sort(),
  );
});

part('a photo of the own card fills in a correction, with its confidence; the photo goes along', async () => {
  const { page } = onPhone;
  await show(page, '/requests/new/archive-correction');
  const reader = page.getByRole('region', { name: '拍证件填写' });
  await reader
    .getByLabel('相册或文件')
    .setInputFiles({ name: '我的身份证.png', mimeType: 'image/png', buffer: Buffer.from(card.png) });
  await reader.getByText(/识别出 \d 项/).waitFor({ timeout: 60_000 });
  assert.match(await textOf(reader.getByRole('listitem').filter({ hasText: '户籍地址' })), /\d\d%|100%/);
  await reader.getByRole('button', { name: '填入户籍地址' }).tap();
  assert.deepEqual(await graveFaults(page, 'a correction'), []);
  await until(
    'the address in the form',
    () => page.getByLabel(/^正确的内容/).inputValue(),
    value => value === address,
  );
  await page.getByText('原来登记有误').tap();
  await page.getByLabel(/^说明/).fill('以身份证为准');
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await page
    .getByText(/已提交，编号/)
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /我的身份证\.png/ })
    .first()
    .tap();
  await isDrawn(page, /^我的身份证\.png，第 1 页/);
  assert.deepEqual(await graveFaults(page, 'the photo'), []);
  await page.getByRole('button', { name: '关闭' }).tap();
});

part(
  'HR sees the old and the new beside the picture and agrees; the archive has the address, and the photo is one of its papers',
  async () => {
    const { page } = hr;
    await page.goto('/inbox');
    await page
      .getByText(new RegExp(`档案更正 · ${someone.name}`))
      .first()
      .click();
    await page.getByRole('button', { name: '预览我的身份证.png' }).first().click();
    await isDrawn(page, /^我的身份证\.png/);
    await page.keyboard.press('Escape');
    assert.match(await textOf(page.locator('main')), new RegExp(address));
    assert.deepEqual(await graveFaults(page, 'the correction at HR'), []);
    await page.getByRole('button', { name: '同意更正' }).click();
    const kept = await until('the photo among the papers', papers, all => all.some(each => each.source === 'case'));
    assert.equal(kept.find(each => each.source === 'case')?.title, '我的身份证');
    await page.goto(`/people/${personId}`);
    await page.getByRole('region', { name: '联系方式' }).getByText(address).waitFor();
  },
);
