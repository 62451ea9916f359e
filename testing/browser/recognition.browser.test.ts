import assert from 'node:assert/strict';
import { listRecognisedPapers, readRecognisedPaper } from '#contract/recognition.ts';
import { drawPaper, harmed } from '#testing/papers/index.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { someone } from './demo-people.ts';
import { story } from './story.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** Papers are dropped in, read on the machine, looked over beside their picture and written to the archive. */
let hr: Visitor;
const part = story();
const { visitors } = demoCompany();

part('two papers and a file that is none are dropped in; each is read or told its fault', async () => {
  hr = await visitors('hr');
  const { page } = hr;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '智能识别', exact: true }).click();
  const form = drawPaper('registration-form', 1017);
  const buffers = [
    { name: '登记表.png', mimeType: 'image/png', buffer: await harmed(form.png, 'skewed', 5) },
    { name: '毕业证.png', mimeType: 'image/png', buffer: drawPaper('diploma', 1000).png },
    { name: '不是图片.png', mimeType: 'image/png', buffer: Buffer.from('nothing') },
  ];
  await page.locator('input[type=file]').setInputFiles(buffers);
  const queue = page.getByRole('region', { name: '材料队列' });
  await queue.getByRole('button', { name: '核对登记表.png' }).waitFor({ timeout: 90_000 });
  await queue.getByRole('button', { name: '核对毕业证.png' }).waitFor({ timeout: 90_000 });
  await queue.getByText('这个文件不是可以识别的图片或 PDF').waitFor();
  assert.deepEqual(await graveFaults(page, 'the queue'), []);
});

part('a form is looked over, a value mended, and all of it stands in the archive', async () => {
  const { page } = hr;
  await page.getByRole('button', { name: '核对登记表.png' }).click();
  const result = page.getByRole('region', { name: '识别结果' });
  const write = result.getByRole('button', { name: /^写入档案/ });
  assert.ok(await write.isDisabled(), 'nobody has said whose it is');
  await result.getByRole('combobox', { name: '这份材料属于哪位员工' }).fill(someone.pinyin);
  await page.locator('.ant-select-item-option').filter({ hasText: someone.name }).first().click();
  await until(
    'that it may be written',
    () => write.isDisabled(),
    isOff => !isOff,
  );
  assert.deepEqual(await graveFaults(page, 'looking over'), []);
  // The drawn form is another person's: of it only what he has worked is taken.
  for (const box of await result.getByRole('checkbox').all()) if (await box.isEnabled()) await box.uncheck();
  const employer = result.getByRole('textbox', { name: '工作单位' }).first();
  await employer.fill('核对过的公司');
  await page
    .getByRole('button', { name: /^图上的工作单位/ })
    .first()
    .click();
  await write.click();
  await page.getByText('项已写入').waitFor();
  const { items } = await ask(page, listRecognisedPapers, {});
  const done = items.find(each => each.fileName === '登记表.png');
  assert.equal(done?.state, 'done');
  assert.ok(done?.documentId, 'the form lies among the documents');
  const { proposals } = await ask(page, readRecognisedPaper, { params: { id: done?.id ?? '' } });
  const taken = proposals.filter(each => each.state === 'confirmed');
  assert.deepEqual(
    taken.map(each => [each.field, each.isMended]),
    [['employer', true]],
  );
});
