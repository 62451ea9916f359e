import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { readAuditStatus } from '#contract/audit.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { listPeople, readArchive, revealValue } from '#contract/person.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { textOf } from './text-of.ts';
import { checkRoster } from './upload-roster.ts';

const roster = [
  '姓名,部门,手机号码,入职日期,出生日期',
  '周试一,人力资源部,12345,2024-03-01,1990-01-01',
  '周试二,人力资源部,,2024-13-45,1990-02-30',
  '周试三,没有这个部门,54321,2024-03-01,1990-01-01',
];

/** What is wrong, in words: of a roster, and of the audit. */
export function faultsInWords(enter: () => DemoVisitors): void {
  test('the problems of a roster are counted by what is wrong, and each shows its rows alone', async () => {
    const { page, leave } = await enter()('hr');
    await checkRoster(page, 'faults.csv', roster);
    const kinds = page.getByRole('group', { name: '按问题筛选' }).getByRole('button');
    await kinds.nth(3).waitFor();
    assert.deepEqual(
      (await kinds.allInnerTexts()).map(each => each.replace(/\s+/g, ' ')),
      ['全部 3', '日期无效 2', '手机号码无效 2', '认不出的单位 1'],
    );
    const rows = page.getByRole('region', { name: '有问题的行' }).locator('tbody tr');
    await rows.nth(2).waitFor();
    await kinds.filter({ hasText: '手机号码无效' }).click();
    await rows.nth(2).waitFor({ state: 'detached' });
    assert.deepEqual(
      (await rows.locator('td:first-child').allInnerTexts()).map(each => each.trim()),
      ['2', '4'],
    );
    await kinds.filter({ hasText: '全部' }).click();
    await rows.nth(2).waitFor();
    await leave();
  });

  test('the audit tells who acted by name, and what an examination found in words', async () => {
    const hr = await enter()('hr');
    const { items } = await ask(hr.page, listPeople, { query: { employmentStatus: ['active'], limit: 1, offset: 20 } });
    const id = items[0]?.id ?? '';
    const { sections } = await ask(hr.page, readArchive, { params: { id } });
    const versionId = sections.contact?.versionId ?? '';
    await ask(hr.page, revealValue, { params: { id }, body: { group: 'contact', versionId } });
    await hr.leave();

    const { page, leave } = await enter()('auditor');
    const row = '0191c2aa-0000-7000-8000-00000000a1b2';
    const status: ReplyOf<typeof readAuditStatus> = {
      running: null,
      last: {
        endedAt: new Date().toISOString(),
        entries: 9,
        links: 9,
        rows: 9,
        head: { n: 9, hash: 'a'.repeat(64) },
        faultCount: 2,
        faults: [
          { kind: 'row-changed', table: 'person_bank', rowId: row, n: 7 },
          { kind: 'trigger-off', table: 'compensation', trigger: 'audited_update' },
        ],
      },
    };
    await page.route('**/api/audit/verify', route => route.fulfill({ json: status }));
    await page.goto('/audit');
    const seen = page.getByRole('row').filter({ hasText: '查看完整号码' }).first();
    assert.match(await textOf(seen), /HR专员\s+hr\b/);
    await page.getByRole('button', { name: '查看问题' }).click();
    const faults = await textOf(page.getByRole('dialog', { name: '核验发现的问题' }));
    assert.match(faults, /数据被改动而未记录[\s\S]*银行账户（person_bank）的一行与最后一次记录（第 7 环）不符/);
    assert.match(faults, /自动记录被关闭[\s\S]*薪酬（compensation）上的触发器 audited_update/);
    await leave();
  });
}
