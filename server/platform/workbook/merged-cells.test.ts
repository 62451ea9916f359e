import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorkbook } from './open-workbook.ts';
import { rawWorkbook } from './raw-workbook.ts';

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

async function read(rows: string, merged: readonly string[], filler = ''): Promise<string[][]> {
  const list = merged.map(ref => `<mergeCell ref="${ref}"/>`).join('');
  const workbook = await openWorkbook(
    await rawWorkbook({
      parts: {
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData>${filler}<mergeCells count="${merged.length}">${list}</mergeCells></worksheet>`,
      },
    }),
  );
  try {
    return await Array.fromAsync(workbook.rows(), row => [String(row.row), ...row.cells.map(each => each.text)]);
  } finally {
    workbook.close();
  }
}

const rows =
  `<row r="1">${cell('A1', '名单')}</row><row r="2">${cell('A2', '部门')}${cell('B2', '姓名')}</row>` +
  `<row r="3">${cell('A3', '财务部')}${cell('B3', '张三')}</row><row r="4"><c r="A4" s="0"/>${cell('B4', '李四')}</row>` +
  `<row r="5">${cell('B5', '王五')}</row><row r="6"><c r="A6"/></row><row r="7">${cell('A7', '研发部')}${cell('B7', '赵六')}</row>` +
  `<row r="8">${cell('B8', '孙七')}</row>`;

test('a department that is merged over its people stands in the row of each', async () => {
  assert.deepEqual(await read(rows, ['A1:B1', 'A3:A6', 'A7:A7']), [
    ['1', '名单'],
    ['2', '部门', '姓名'],
    ['3', '财务部', '张三'],
    ['4', '财务部', '李四'],
    ['5', '财务部', '王五'],
    ['7', '研发部', '赵六'],
    ['8', '', '孙七'],
  ]);
});

test('the list of merged cells is found wherever the part is cut into pieces, and in any column', async () => {
  for (const length of [0, 1_048_000, 1_048_100, 1_048_200, 1_048_300])
    assert.deepEqual(
      (
        await read(
          `<row r="1">${cell('C1', 'x')}</row><row r="2">${cell('A2', 'y')}</row>`,
          ['C1:D2'],
          ' '.repeat(length),
        )
      )[1],
      ['2', 'y', '', 'x'],
    );
});

test('only the first column of a merged block is told again, and nothing is written over', async () => {
  const block = `<row r="1">${cell('A1', 'a')}</row><row r="2">${cell('A2', 'own')}${cell('C2', 'c')}</row><row r="3">${cell('C3', 'c')}</row>`;
  assert.deepEqual(await read(block, ['A1:B3']), [
    ['1', 'a'],
    ['2', 'own', '', 'c'],
    ['3', 'a', '', 'c'],
  ]);
});
