import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { correctUnit, listUnits } from '#contract/organization.ts';
import { listPeople, readArchive } from '#contract/person.ts';
import { sections } from '#contract/person-section.ts';
import { addDays, dateInZone } from '#kernel/civil-date.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { factOf, giveDay } from './controls.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

const zone = 'Asia/Shanghai';

/** What the system believed at a past instant, on the archive and on the chart. */
export function recordsOfThen(enter: () => DemoVisitors): void {
  const part = story();
  const newAddress = '上海市徐汇区漕溪北路 18 号 6 楼';
  let visitor: Visitor;
  let page: Page;
  let archive = '';
  let oldAddress = '';
  /** Before the corrections, in Beijing time: HH:MM:SS on a day. */
  let then = { day: '', time: '' };
  let unit = { id: '', name: '' };

  before(async () => {
    visitor = await enter()('hr');
    page = visitor.page;
    const people = await ask(page, listPeople, { query: { employmentStatus: ['active'], limit: 1, offset: 60 } });
    const id = people.items[0]?.id ?? '';
    archive = `/people/${id}`;
    const { sections: shown } = await ask(page, readArchive, { params: { id } });
    oldAddress = shown.contact?.values.homeAddress ?? '';
    assert.ok(oldAddress, 'the demo has no address');
    const found = (await ask(page, listUnits)).items.find(each => each.name === '审计法务部');
    assert.ok(found, 'the demo has no 审计法务部');
    unit = found;

    const now = new Date();
    then = { day: dateInZone(now, zone), time: now.toLocaleTimeString('en-GB', { timeZone: zone }) };
    await wait(1100 - (now.getTime() % 1000));
    await ask(page, sections.contact.correct, {
      params: { id, versionId: shown.contact?.versionId ?? '' },
      body: { values: { homeAddress: newAddress } },
    });
    await ask(page, correctUnit, {
      params: { id: unit.id, versionId: found.versionId },
      body: { name: '审计与法务部' },
    });
  });

  const contact = () => page.getByRole('region', { name: '联系方式' });
  const address = (value: string) =>
    until(
      `the address ${value}`,
      () => factOf(contact(), '现住址'),
      text => text === value,
    );

  part('the archive by the records of then shows what was wrong then, says so, and is not for editing', async () => {
    await page.goto(archive);
    await address(newAddress);
    await contact().getByRole('button', { name: '修改联系方式' }).waitFor();
    await giveDay(page, page.getByLabel('按当时记录：系统在哪一天记着的内容'), then.day);
    const time = page.getByLabel('当时的时刻，北京时间；不填为当日末');
    await time.fill(then.time);
    await page.keyboard.press('Enter');
    await address(oldAddress);
    const banner = page.getByRole('status').filter({ hasText: '当时的记录' });
    assert.match(await textOf(banner), new RegExp(`${then.time}[\\s\\S]*不能在这里修改`));
    assert.equal(await page.getByRole('button', { name: /修改|添加|办理人事变动|更正或撤销/ }).count(), 0);
    assert.ok(decodeURIComponent(page.url()).includes(`knownAt=${then.day}T${then.time}`), page.url());
  });

  part('the address of the page shows a colleague the same, and the day may be another besides', async () => {
    const url = new URL(page.url());
    const other = await enter()('hr-shanghai');
    await other.page.goto(`/organization${url.search}`);
    await other.page.getByText('当时的记录').waitFor();
    await other.leave();
    await page.reload();
    await address(oldAddress);
    await giveDay(page, page.getByLabel('生效日：看哪一天的情况'), addDays(dateInZone(new Date(), zone), -40));
    await page.getByRole('status').filter({ hasText: '的情况，按' }).waitFor();
    await address(oldAddress);
  });

  part('the way back to now is one press', async () => {
    await page.getByRole('button', { name: '回到现在' }).click();
    await address(newAddress);
    await contact().getByRole('button', { name: '修改联系方式' }).waitFor();
    assert.equal(new URL(page.url()).search, '');
  });

  part('before the archive was made, the system knew of nothing', async () => {
    await page.goto(`${archive}?knownAt=${addDays(dateInZone(new Date(), zone), -1)}`);
    await page.getByRole('heading', { name: '当时还没有这份档案' }).waitFor();
    assert.equal(await page.getByRole('region', { name: '任职', exact: true }).count(), 0);
  });

  part('the units by the records of then bear the names of then, and nothing can be made', async () => {
    const named = (name: string) => page.getByRole('row').filter({ hasText: name }).first();
    await page.goto('/organization');
    await named('审计与法务部').waitFor();
    await page.getByRole('button', { name: '新建单位' }).waitFor();
    await page.goto(`/organization?knownAt=${then.day}T${then.time}`);
    await named(unit.name).waitFor();
    assert.equal(await page.getByRole('button', { name: '新建单位' }).count(), 0);
    await named(unit.name).click();
    const drawer = page.getByRole('dialog', { name: unit.name });
    await drawer.getByRole('region', { name: '历次变更' }).waitFor();
    assert.equal(await drawer.getByRole('button', { name: /修\s?改|更\s?正|撤\s?销|新建下级/ }).count(), 0);
  });

  test('no page of the records of then refused a resource, threw, or asked another host', () => visitor.leave());
}
