import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from './cell.ts';
import { openWorkbook } from './open-workbook.ts';
import { type RawWorkbook, rawWorkbook } from './raw-workbook.ts';

async function read(raw: RawWorkbook, sheet?: string): Promise<{ row: number; cells: readonly Cell[] }[]> {
  const workbook = await openWorkbook(await rawWorkbook(raw));
  try {
    return await Array.fromAsync(workbook.rows(sheet));
  } finally {
    workbook.close();
  }
}

const texts = (rows: { cells: readonly Cell[] }[]) => rows.map(row => row.cells.map(cell => cell.text));
const one = (cell: string) => `<row r="1">${cell}</row>`;

test('shared strings join rich text, leave phonetic guides out and decode escapes', async () => {
  const rows = await read({
    strings:
      '<si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>ZHANG</t></rPh></si>' +
      '<si><t>a_x000A_b_x005F_x000D_&amp;&#x4E2D;</t></si><si/>',
    rows: one('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'),
  });
  assert.deepEqual(texts(rows), [['张 三', 'a\nb_x000D_&中']]);
});

test('numbers keep the digits of the file', async () => {
  const rows = await read({
    rows: one('<c r="A1"><v>420106200301057000</v></c><c r="B1"><v>1.3812345678E10</v></c><c r="C1"><v>0.10</v></c>'),
  });
  assert.deepEqual(texts(rows), [['420106200301057000', '1.3812345678E10', '0.10']]);
});

test('inline strings, cached results of formulas, booleans and errors', async () => {
  const rows = await read({
    rows: one(
      '<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c><c r="B1" t="str"><f>"x"&amp;"y"</f><v>xy</v></c>' +
        '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c>',
    ),
  });
  assert.deepEqual(
    rows[0]?.cells.map(cell => [cell.kind, cell.text, cell.formula ?? false]),
    [
      ['text', '=1+1', false],
      ['text', 'xy', true],
      ['number', '2', true],
      ['boolean', 'TRUE', false],
      ['error', '#N/A', false],
    ],
  );
});

const dateStyles =
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>' +
  '<numFmt numFmtId="165" formatCode="#,##0.00&quot;yd&quot;"/><numFmt numFmtId="166" formatCode="yyyy-mm-dd hh:mm:ss.000"/></numFmts>' +
  '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';

test('a number with a date format is a date, by built-in and by own formats', async () => {
  const rows = await read({
    styles: dateStyles,
    rows: one(
      '<c r="A1" s="1"><v>41988</v></c><c r="B1" s="2"><v>41988.5</v></c><c r="C1" s="3"><v>41988</v></c>' +
        '<c r="D1" s="4"><v>41988</v></c><c r="E1"><v>41988</v></c><c r="F1" s="1"><v>59</v></c><c r="G1" s="1"><v>61</v></c>',
    ),
  });
  assert.deepEqual(
    rows[0]?.cells.map(cell => [cell.kind, cell.text]),
    [
      ['date', '2014-12-15'],
      ['date', '2014-12-15 12:00:00'],
      ['number', '41988'],
      ['date', '2014-12-15'],
      ['number', '41988'],
      ['date', '1900-02-28'],
      ['date', '1900-03-01'],
    ],
  );
});

test('workbooks that count from 1904', async () => {
  const rows = await read({
    styles: dateStyles,
    workbookProperties: '<workbookPr date1904="1"/>',
    rows: one('<c r="A1" s="1"><v>40526</v></c>'),
  });
  assert.deepEqual(texts(rows), [['2014-12-15']]);
});

test('rows and cells without references, prefixed names, single quotes, CDATA and comments', async () => {
  const sheet =
    "\uFEFF<?xml version='1.0'?><x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData>" +
    "<x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c><x:c/><x:c ><x:v>1</x:v><!-- > --></x:c></x:row>" +
    "<x:row r='5'><x:c r='B5' t = 'inlineStr' ><x:is><x:t>c</x:t></x:is></x:c></x:row><x:row/><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  const rows = await read({ parts: { 'xl/worksheets/sheet1.xml': sheet } });
  assert.deepEqual(texts(rows), [['a<b', '', '1'], ['', 'c'], ['2']]);
  assert.deepEqual(
    rows.map(row => row.row),
    [1, 5, 7],
  );
});

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const sheetXml = (text: string) =>
  `<worksheet ${main}><sheetData>${text === '' ? '' : `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`}</sheetData></worksheet>`;

const several: RawWorkbook = {
  parts: {
    'xl/worksheets/sheet1.xml': null,
    'xl/workbook.xml':
      `<workbook ${main} xmlns:rel="${relations}"><sheets><sheet name="密" sheetId="1" state="hidden" rel:id="a"/>` +
      '<sheet name="空" sheetId="2" rel:id="b"/><sheet name="图" sheetId="3" rel:id="c"/><sheet name="花名册" sheetId="4" rel:id="d"/><sheet name="离职" sheetId="5" rel:id="e"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      ['a', 'b', 'd', 'e']
        .map(id => `<Relationship Id="${id}" Type="${relations}/worksheet" Target="/xl/other/${id}.xml"/>`)
        .join('') +
      `<Relationship Id="c" Type="${relations}/chartsheet" Target="chart.xml"/></Relationships>`,
    'XL/Other/A.xml': sheetXml('secret'),
    'xl/other/b.xml': sheetXml(''),
    'xl/other/d.xml': sheetXml('people'),
    'xl/other/e.xml': sheetXml('leavers'),
  },
};

test('the first visible sheet with data is read, or the one asked for; hidden ones never', async () => {
  assert.deepEqual(texts(await read(several)), [['people']]);
  assert.deepEqual(texts(await read(several, '离职')), [['leavers']]);
  await assert.rejects(read(several, '密'), { code: 'workbook.sheet-unknown' });
  const workbook = await openWorkbook(await rawWorkbook(several));
  assert.deepEqual(workbook.sheets, ['空', '花名册', '离职']);
  workbook.close();
});

test('styled but empty cells and rows are nothing, however far they reach', async () => {
  const rows = await read({
    rows: '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="2"/></row>',
  });
  assert.deepEqual(texts(rows), [['1']]);
});
