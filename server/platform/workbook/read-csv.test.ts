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

test('UTF-16 without its mark, Big5, a few damaged bytes, zeros that do not belong', async () => {
  for (const encoding of ['utf-16le', 'utf-16be'])
    assert.deepEqual(await read(iconv.encode(people, encoding)), expected);
  assert.deepEqual(await read(iconv.encode('姓名,部門\n張偉,財務部\n', 'big5')), [
    [1, '姓名', '部門'],
    [2, '張偉', '財務部'],
  ]);
  const text = Buffer.from('姓名,部门,岗位\n张伟,财务部,会计\n');
  assert.deepEqual((await read(Buffer.concat([text, Buffer.from([0xe5, 0xbc]), Buffer.from('李,财务部\n')])))[1], [
    2,
    '张伟',
    '财务部',
    '会计',
  ]);
  assert.deepEqual(await read(Buffer.concat([text, Buffer.alloc(40)])), [
    [1, '姓名', '部门', '岗位'],
    [2, '张伟', '财务部', '会计'],
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
