import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import PdfDocument from 'pdfkit';
import sharp from 'sharp';
import { createPapers } from './papers.ts';
import { paperName } from './sniff.ts';

const papers = createPapers();
after(() => papers.stop());

const pngOf = (width = 120, height = 80) => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#c00';
  pen.fillRect(0, 0, width / 2, height);
  return canvas.toBuffer('image/png');
};

function pdfOf(
  pages: number,
  options: PDFKit.PDFDocumentOptions = {},
  more?: (pdf: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  const pdf = new PdfDocument({ autoFirstPage: false, size: 'A5', ...options });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>(end => pdf.on('end', () => end(Buffer.concat(parts))));
  pdf.on('data', part => parts.push(part));
  for (let n = 1; n <= pages; n++) pdf.addPage().text(`page ${n}`);
  more?.(pdf);
  pdf.end();
  return done;
}

/** A PNG whose header claims a size, with hardly any data behind it. */
function claim(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(name, 4, 'latin1');
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc(Buffer.concat([head.subarray(4), data])));
    return Buffer.concat([head, data, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}

const refused = (bytes: Uint8Array, code: string, name = '文件.pdf') =>
  assert.rejects(papers.inspect(bytes, name), { code: `paper.${code}` }, code);

test('a picture is measured and drawn anew, whatever its name says', async () => {
  const png = pngOf();
  const paper = await papers.inspect(png, 'C:\\扫描\\身份证.exe');
  assert.deepEqual([paper.mediaType, paper.name, paper.look, paper.width], ['image/png', '身份证.png', 'picture', 120]);
  const drawn = await papers.draw(async () => png, { type: 'png', key: 'a', page: 1, size: 'page' });
  assert.equal((await sharp(drawn).metadata()).format, 'webp');
});

test('pages of a PDF are counted and drawn; a page that is not there is refused', async () => {
  const pdf = await pdfOf(3);
  const paper = await papers.inspect(pdf, '合同.pdf');
  assert.deepEqual([paper.look, paper.pages], ['pages', 3]);
  const of = { type: 'pdf', key: 'b', size: 'page' } as const;
  const drawn = await papers.draw(async () => pdf, { ...of, page: 2 });
  const { width = 0, height = 0 } = await sharp(drawn).metadata();
  assert.ok(height > 1_400 && width < height, `${width}x${height}`);
  await assert.rejects(
    papers.draw(async () => pdf, { ...of, page: 4 }),
    { code: 'paper.no-page' },
  );
});

test('what is drawn twice is drawn once', async () => {
  let asked = 0;
  const bytes = async () => {
    asked += 1;
    return pngOf();
  };
  const of = { type: 'png', key: 'c', page: 1, size: 'thumbnail' } as const;
  await papers.draw(bytes, of);
  await papers.draw(bytes, of);
  assert.equal(asked, 1);
});

test('what would run is refused by its content', async () => {
  await refused(
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'type-refused',
    '照片.png',
  );
  await refused(Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg onload="x"/>'), 'type-refused');
  await refused(Buffer.from('  <!DOCTYPE html><script>1</script>'), 'type-refused');
  await refused(Buffer.from('#!/bin/sh\nrm -rf /\n'), 'type-refused');
  await refused(Buffer.from('MZ'.padEnd(200, '\0')), 'type-refused');
  await refused(Buffer.from('姓名,工号\n张三,1'), 'type-unknown');
  await refused(new Uint8Array(), 'empty');
});

test('a file that is two things at once is refused', async () => {
  const png = pngOf();
  await refused(Buffer.concat([png, Buffer.from('<script >alert(1)</script>')]), 'two-in-one');
  await refused(Buffer.concat([png, Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1')]), 'two-in-one');
  const jpeg = await sharp(png).jpeg().toBuffer();
  await refused(Buffer.concat([jpeg, await pdfOf(1)]), 'two-in-one');
});

test('fifty megapixels are the end, by the header alone and at once', async () => {
  const began = Date.now();
  await refused(claim(60_000, 60_000), 'picture-too-large');
  assert.ok(Date.now() - began < 2_000);
});

test('a broken picture, a PDF without its end and one that is too long are refused in words', async () => {
  await refused(pngOf().subarray(0, 60), 'picture-broken');
  await refused(Buffer.from('%PDF-1.7\nnothing'), 'pdf-broken');
  await refused(Buffer.from('%PDF-1.7\nnothing\n%%EOF'), 'pdf-broken');
  await refused(await pdfOf(101), 'pdf-too-long');
});

test('a PDF with a password is kept and not shown; one with a script is refused', async () => {
  const locked = await pdfOf(1, { userPassword: 'secret', ownerPassword: 'more' });
  assert.equal((await papers.inspect(locked, 'a.pdf')).look, 'locked');
  await assert.rejects(
    papers.draw(async () => locked, { type: 'pdf', key: 'd', page: 1, size: 'page' }),
    {
      code: 'paper.no-preview',
    },
  );
  const script = await pdfOf(1);
  const text = script.toString('latin1');
  const armed = text.replace(
    '/Type /Catalog',
    '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
  );
  assert.notEqual(armed, text);
  await refused(Buffer.from(armed, 'latin1'), 'pdf-script');
});

test('one that takes too long is given up, and the next is served', async () => {
  const hasty = createPapers({ patienceMs: 1 });
  await assert.rejects(hasty.inspect(pngOf(), 'a.png'), { code: 'paper.takes-too-long' });
  await hasty.stop();
});

test('names lose folders, endings and characters that are not for names', () => {
  assert.equal(paperName('../../etc/学历\u0007证.JPEG', 'jpg'), '学历证.jpg');
  assert.equal(paperName('.pdf', 'pdf'), '文件.pdf');
});
