import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { drawPaper, harmed } from '#testing/papers/index.ts';
import type { ReadPage } from './page.ts';
import { createRecognition } from './recognition.ts';

const recognition = createRecognition();
after(() => recognition.stop());
const pagesOf = (bytes: Uint8Array, from = 1): Promise<ReadPage[]> =>
  Array.fromAsync(recognition.read(bytes, { from }));
const textOf = (page: ReadPage | undefined) => page?.lines.map(line => line.text).join('\n') ?? '';

function pdf(pages: readonly Buffer[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, ...options });
  const parts: Buffer[] = [];
  document.on('data', part => parts.push(part));
  for (const page of pages) {
    document.addPage({ size: [1028 / 2, 648 / 2], margin: 0 });
    document.image(page, 0, 0, { width: 1028 / 2 });
  }
  document.end();
  return new Promise(resolve => document.on('end', () => resolve(Buffer.concat(parts))));
}

test('a card that lies on its side and one that leans are read upright, with a box for every line', async () => {
  const paper = drawPaper('identity-front', 7);
  const onSide = await sharp(paper.png).rotate(270).png().toBuffer();
  for (const [bytes, turned] of [
    [onSide, 90],
    [await sharp(paper.png).rotate(180).png().toBuffer(), 180],
    [await harmed(paper.png, 'skewed', 7), 0],
  ] as const) {
    const [page] = await pagesOf(bytes);
    assert.equal(page?.turned, turned);
    assert.match(textOf(page), new RegExp(paper.values['identity.0.number'] ?? '-'));
    for (const { box, text, marks, at } of page?.lines ?? []) {
      assert.ok(box[0] >= 0 && box[0] + box[2] <= (page?.width ?? 0) + 1, text);
      assert.equal(marks.length, [...text].length);
      assert.equal(at.length, marks.length);
    }
  }
});

test('a scan of several pages is read page by page, also from the middle on', async () => {
  const bytes = await pdf([drawPaper('identity-front', 7).png, drawPaper('identity-back', 7).png]);
  const second = await pagesOf(bytes, 2);
  assert.deepEqual(
    second.map(page => [page.number, page.of]),
    [[2, 2]],
  );
  assert.match(textOf(second[0]), /签发机关/);
});

test('what is too large, locked, broken or no picture is refused, and the next file is read all the same', async () => {
  const tiny = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const huge = await sharp({ create: { width: 8000, height: 6300, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const cases: ReadonlyArray<readonly [string, Uint8Array]> = [
    ['too-many-pixels', huge],
    ['encrypted', await pdf([tiny], { userPassword: 'secret', ownerPassword: 'owner' })],
    ['too-many-pages', await pdf(new Array(101).fill(tiny))],
    ['not-a-picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['not-a-picture', Buffer.from('MZ not a picture')],
    ['broken', Buffer.concat([drawPaper('identity-back', 3).png.subarray(0, 4000)])],
    ['broken', Buffer.from('%PDF-1.7\n1 0 obj nothing')],
  ];
  for (const [name, bytes] of cases)
    await assert.rejects(pagesOf(bytes), { code: `recognition.${name}` }, `${name} was not refused`);
  const [blank] = await pagesOf(tiny);
  assert.deepEqual(blank?.lines, []);
});

test('a page that takes too long is given up; its process ends and the next file gets another', async () => {
  const hurried = createRecognition({ pageSeconds: 0.05 });
  await assert.rejects(Array.fromAsync(hurried.read(drawPaper('identity-back', 3).png)), {
    code: 'recognition.too-slow',
  });
  hurried.stop();
  await assert.rejects(Array.fromAsync(hurried.read(drawPaper('identity-back', 3).png)), {
    code: 'recognition.stopped',
  });
});

test('the process that reads ends when nothing is asked of it', async () => {
  const brief = createRecognition({ idleSeconds: 0.1 });
  await Array.fromAsync(brief.read(drawPaper('identity-back', 3).png));
  assert.equal(brief.busy, 0);
  await new Promise(resolve => setTimeout(resolve, 400));
  const [page] = await Array.fromAsync(brief.read(drawPaper('identity-back', 3).png));
  assert.match(textOf(page), /居民身份证/);
  brief.stop();
});
