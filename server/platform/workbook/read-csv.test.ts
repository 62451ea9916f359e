import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { openWorkbook } from './open-workbook.ts';
import { csvRecord } from './write-csv.ts';

async function read(bytes: Buffer): Promise<(string | number)[][]> {
  const workbook = await openWorkbook(bytes);
  return Array.fromAsync(workbook.rows(), row => [row.row, ...row.cells.map(cell => cell.text)]);
}

const people = '工号,姓名\r\nE1,张𠮷\r\n';
const expected = [
  [1, '工号', '姓名'],
  [2, 'E1', '张𠮷'],
];

test('UTF-8 with and without mark, GB18030, UTF-16', async () => {
  assert.deepEqual(await read(Buffer.from(people)), expected);
  assert.deepEqual(await read(Buffer.from(`\uFEFF${people}`)), expected);
  assert.deepEqual(await read(iconv.encode(people, 'gb18030')), expected);
  assert.deepEqual(await read(iconv.encode(people, 'utf-16le', { addBOM: true })), expected);
  assert.deepEqual(await read(iconv.encode('姓名,部门\n李四,研发', 'gbk')), [
    [1, '姓名', '部门'],
    [2, '李四', '研发'],
  ]);
});

test('tabs, semicolons, bars and a declared separator', async () => {
  for (const separator of ['\t', ';', '|']) {
    assert.deepEqual(await read(Buffer.from(`某公司花名册\n工号${separator}姓名\nE1${separator}张,三\n`)), [
      [1, '某公司花名册'],
      [2, '工号', '姓名'],
      [3, 'E1', '张,三'],
    ]);
  }
  assert.deepEqual(await read(Buffer.from('sep=;\r\na;b\r\n')), [[1, 'a', 'b']]);
});

test('quotes, line breaks within, blank lines counted, text kept from formulas', async () => {
  assert.deepEqual(await read(Buffer.from('a,"b ""c""\nd"\n\n="00123",x"y\r\n')), [
    [1, 'a', 'b "c"\nd'],
    [3, '00123', 'x"y'],
  ]);
  await assert.rejects(read(Buffer.from('a,b\n"never closed,c\n')), { code: 'workbook.csv-broken' });
});

test('a written record guards what a spreadsheet would run', () => {
  assert.equal(
    csvRecord(['=1+1', '+86', '-5', '@x', '\tq', 'a,b', '张"三"', 12.5, null]),
    `'=1+1,'+86,-5,'@x,"'\tq","a,b","张""三""",12.5,\r\n`,
  );
});
