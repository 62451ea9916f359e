import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { defaultLimits } from './cell.ts';
import { openWorkbook } from './open-workbook.ts';
import { writeXlsx } from './write-xlsx.ts';
import { openZip } from './zip-parts.ts';

const rows = [
  ['=HYPERLINK("http://example.invalid","x")', '6222026648666788823', 15600.5, 'a_x000D_b\u0001\n<&>"'],
  [
    { value: '138O0138000', fault: '里混有字母' },
    null,
    { value: -5, fault: '是负数' },
    { value: null, fault: '没有填写' },
  ],
];

test('what is written is read back: text stays text, numbers numbers', async () => {
  const bytes = await buffer(writeXlsx({ name: '有误/行', header: ['备注', '银行卡号', '基本工资', '其他'], rows }));
  const workbook = await openWorkbook(bytes);
  const read = await Array.fromAsync(workbook.rows());
  assert.deepEqual(workbook.sheets, ['有误 行']);
  assert.deepEqual(
    read.map(row => row.cells.map(cell => [cell.kind, cell.text])),
    [
      [
        ['text', '备注'],
        ['text', '银行卡号'],
        ['text', '基本工资'],
        ['text', '其他'],
      ],
      [
        ['text', rows[0]?.[0]],
        ['text', '6222026648666788823'],
        ['number', '15600.5'],
        ['text', 'a_x000D_b\u0001\n<&>"'],
      ],
      [
        ['text', '138O0138000'],
        ['empty', ''],
        ['number', '-5'],
      ],
    ],
  );
  workbook.close();
});

test('faults are painted and explained in a comment; nothing is a formula', async () => {
  const bytes = await buffer(writeXlsx({ name: 'x', header: ['a'], rows }));
  const zip = await openZip(bytes, defaultLimits);
  const part = async (name: string) => (await Array.fromAsync(zip.text(name))).join('');
  const sheet = await part('xl/worksheets/sheet1.xml');
  assert.match(sheet, /<c r="A3" s="3" t="inlineStr">/);
  assert.doesNotMatch(sheet, /<f>/);
  assert.match(await part('xl/comments1.xml'), /<comment ref="D3"[^>]*><text><t>没有填写<\/t>/);
  zip.close();
});

test('a source of rows that fails ends the stream with its error', async () => {
  const failing = (function* () {
    yield ['a'];
    throw new Error('row 2 went missing');
  })();
  await assert.rejects(buffer(writeXlsx({ name: 'x', header: ['a'], rows: failing })), /row 2 went missing/);
});
