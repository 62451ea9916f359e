import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal.ts';
import type { WorkbookLimits } from './cell.ts';
import { openWorkbook } from './open-workbook.ts';
import { type RawWorkbook, rawWorkbook } from './raw-workbook.ts';

/** The code with which opening and reading the whole of a file is refused, or 'read'. */
async function fate(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): Promise<string> {
  try {
    const workbook = await openWorkbook(bytes, limits);
    try {
      for await (const _ of workbook.rows());
    } finally {
      workbook.close();
    }
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    assert.match(error.zh, /[\u4E00-\u9FFF].*。$/, 'a sentence that the person understands');
    assert.doesNotMatch(error.zh, /undefined|\{|NaN/);
    return error.code.replace('workbook.', '');
  }
}

const ofRaw = async (raw: RawWorkbook, limits?: Partial<WorkbookLimits>) => fate(await rawWorkbook(raw), limits);
const oneRow = { rows: '<row r="1"><c r="A1"><v>1</v></c></row>' };

test('a plain workbook is read', async () => assert.equal(await ofRaw(oneRow), 'read'));

test('nothing at all, and no data', async () => {
  assert.equal(await fate(Buffer.alloc(0)), 'empty');
  assert.equal(await ofRaw({ rows: '' }), 'no-data');
  assert.equal(await fate(Buffer.from('\n\n,,\n')), 'no-data');
});

test('what is no spreadsheet is named for what it is', async () => {
  assert.equal(await fate(Buffer.from('%PDF-1.7\n%âãÏÓ')), 'not-a-spreadsheet');
  assert.equal(await fate(Buffer.from('89504e470d0a1a0a0000000d', 'hex')), 'not-a-spreadsheet');
  assert.equal(await fate(Buffer.from([1, 0, 2, 0, 3])), 'not-a-spreadsheet');
  assert.equal(await fate(Buffer.from('[{"姓名":"张三"}]')), 'not-a-spreadsheet');
  assert.equal(await fate(await rawWorkbook({ parts: { 'word/document.xml': '<w/>' } })), 'not-a-spreadsheet');
});

test('a web page saved as .xls and the other spreadsheet formats are asked for as .xlsx', async () => {
  assert.equal(
    await fate(Buffer.from('\uFEFF<html xmlns:x="urn:x"><table><tr><td>姓名</td></tr></table></html>')),
    'other-format',
  );
  assert.equal(
    await fate(Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')),
    'other-format',
  );
  assert.equal(await fate(compoundFile('Workbook')), 'other-format');
  assert.equal(await ofRaw({ parts: { 'xl/workbook.bin': 'x' } }), 'other-format');
  assert.equal(
    await ofRaw({ parts: { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<o/>' } }),
    'other-format',
  );
});

test('a workbook locked with a password', async () => {
  assert.equal(await fate(compoundFile('EncryptedPackage')), 'password-protected');
});

test('a workbook with macros, by its project or by its content type', async () => {
  assert.equal(await ofRaw({ ...oneRow, parts: { 'xl/vbaProject.bin': 'x' } }), 'macros');
  const types =
    '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
  assert.equal(await ofRaw({ ...oneRow, parts: { '[Content_Types].xml': types } }), 'macros');
});

test('a zip cut off anywhere is corrupt, never a fault and never half read as whole', async () => {
  const whole = await rawWorkbook({
    rows: Array.from({ length: 300 }, (_, i) => `<row r="${i + 1}"><c><v>${i * 7919}</v></c></row>`).join(''),
  });
  for (const share of [0.1, 0.5, 0.9, 0.99]) {
    assert.equal(await fate(whole.subarray(0, Math.floor(whole.length * share))), 'corrupt');
  }
  const broken = Buffer.from(whole);
  broken.fill(0x55, 1000, 1400);
  assert.notEqual(await fate(broken), 'read');
});

test('XML that is not well-formed or calls for entities is refused', async () => {
  const sheet = (xml: string) => ofRaw({ parts: { 'xl/worksheets/sheet1.xml': xml } });
  assert.equal(await sheet('<worksheet><sheetData><row r="1"><c><v>1</v></c></row></sheetData>'), 'corrupt');
  assert.equal(await sheet('<worksheet><sheetData><row></c></row></sheetData></worksheet>'), 'corrupt');
  const bomb = '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  assert.equal(
    await sheet(`${bomb}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`),
    'corrupt',
  );
  assert.equal(
    await sheet('<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'),
    'corrupt',
  );
  assert.equal(
    await sheet('<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>'),
    'corrupt',
  );
  assert.equal(await sheet('<worksheet><sheetData><row><c><v>abc</v></c></row></sheetData></worksheet>'), 'corrupt');
});

test('a zip bomb is stopped while it inflates, declared or not', async () => {
  const bomb = `<worksheet><sheetData>${' '.repeat(60_000_000)}</sheetData></worksheet>`;
  const bytes = await rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': bomb } });
  assert.ok(bytes.length < 200_000);
  const before = process.memoryUsage().rss;
  assert.equal(await fate(bytes), 'bomb');
  assert.equal(await fate(bytes, { inflatedBytes: 1_000_000 }), 'bomb');
  assert.ok(process.memoryUsage().rss - before < 150_000_000);
  // The directory lies about the size: what inflates counts.
  const liar = Buffer.from(bytes);
  const name = liar.lastIndexOf('xl/worksheets/sheet1.xml');
  liar.writeUInt32LE(1000, name - 46 + 24);
  assert.equal(await fate(liar), 'bomb');
});

test('limits: file, entries, columns, rows, the length of a cell', async () => {
  const bytes = await rawWorkbook(oneRow);
  assert.equal(await fate(bytes, { fileBytes: 100 }), 'too-large');
  assert.equal(await fate(bytes, { entries: 3 }), 'bomb');
  const wide = (n: number) => `<row r="1">${'<c><v>1</v></c>'.repeat(n)}</row>`;
  assert.equal(await ofRaw({ rows: wide(100) }), 'read');
  assert.equal(await ofRaw({ rows: wide(200) }), 'too-many-columns');
  assert.equal(await fate(Buffer.from(`${'a,'.repeat(199)}a\n`)), 'too-many-columns');
  assert.equal(await ofRaw({ rows: `<row>${'<c/>'.repeat(16_385)}</row>` }), 'corrupt');
  const tall = Array.from({ length: 11 }, () => '<row><c><v>1</v></c></row>').join('');
  assert.equal(await ofRaw({ rows: tall }, { rows: 10 }), 'too-many-rows');
  assert.equal(await fate(Buffer.from('a\n'.repeat(11)), { rows: 10 }), 'too-many-rows');
  assert.equal(await ofRaw({ rows: `<row><c t="str"><v>${'x'.repeat(40_000)}</v></c></row>` }), 'cell-too-long');
});

test('the sentence for 200 columns says how many there are and how many may be', async () => {
  const workbook = await openWorkbook(await rawWorkbook({ rows: `<row r="3">${'<c><v>1</v></c>'.repeat(200)}</row>` }));
  await assert.rejects(
    workbook.head(1),
    (error: unknown) => error instanceof Refusal && /第 3 行有 200 列.*100 列/.test(error.zh),
  );
  workbook.close();
});

function compoundFile(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1000),
    Buffer.from(`${stream}\0`, 'utf16le'),
    Buffer.alloc(500),
  ]);
}
