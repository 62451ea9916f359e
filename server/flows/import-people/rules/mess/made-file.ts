import iconv from 'iconv-lite';
import type { Cell } from '#platform/workbook/cell.ts';
import { rawWorkbook } from '#platform/workbook/raw-workbook.ts';
import type { Dice } from './dice.ts';
import type { MadeRoster } from './made-roster.ts';

const escaped = (text: string) => text.replace(/[&<>]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** How programs differ in writing the same workbook. */
export type Hand = {
  readonly shared: boolean;
  readonly references: boolean;
  readonly prefix: '' | 'x:';
  readonly from1904: boolean;
  /** Empty cells that have a style are written, too. */
  readonly empties: boolean;
  readonly rich: boolean;
};

export function anyHand(chance: Dice): Hand {
  const flag = () => chance.chance(0.5);
  return {
    shared: flag(),
    references: chance.chance(0.8),
    prefix: chance.chance(0.2) ? 'x:' : '',
    from1904: chance.chance(0.2),
    empties: flag(),
    rich: chance.chance(0.3),
  };
}

/** The rows as an .xlsx. Sheets of other matters stand before and after, and one is hidden. */
export function asXlsx({ rows, merged }: MadeRoster, hand: Hand): Promise<Buffer> {
  const strings: string[] = [];
  const formats: string[] = [];
  const { prefix: x } = hand;
  const cellXml = (cell: Cell, column: number, row: number): string => {
    const place = hand.references ? ` r="${columnName(column)}${row}"` : '';
    if (cell.kind === 'empty') return hand.empties || !hand.references ? `<${x}c${place} s="0"/>` : '';
    const formula = cell.formula ? `<${x}f>A1</${x}f>` : '';
    if (cell.kind === 'error') return `<${x}c${place} t="e">${formula}<${x}v>${cell.text}</${x}v></${x}c>`;
    if (cell.kind === 'number' || cell.kind === 'date') {
      const value = cell.kind === 'number' ? cell.text : String((cell.number ?? 0) - (hand.from1904 ? 1462 : 0));
      const style = cell.format ? ` s="${styleOf(cell.format)}"` : '';
      return `<${x}c${place}${style}>${formula}<${x}v>${value}</${x}v></${x}c>`;
    }
    if (hand.shared) {
      strings.push(textXml(cell.text, x, hand.rich));
      return `<${x}c${place} t="s"><${x}v>${strings.length - 1}</${x}v></${x}c>`;
    }
    return `<${x}c${place} t="inlineStr"><${x}is>${textXml(cell.text, x, hand.rich)}</${x}is></${x}c>`;
  };
  const styleOf = (format: string) => {
    if (!formats.includes(format)) formats.push(format);
    return formats.indexOf(format) + 1;
  };
  const body = rows
    .map(({ cells, hidden }, i) => {
      const inner = cells.map((cell, at) => cellXml(cell, at, i + 1)).join('');
      return `<${x}row r="${i + 1}"${hidden ? ' hidden="1"' : ''}>${inner}</${x}row>`;
    })
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const ranges = merged.map(
    ({ column, from, until }) => `<${x}mergeCell ref="${columnName(column)}${from}:${columnName(column)}${until}"/>`,
  );
  const mergeCells =
    ranges.length > 0 ? `<${x}mergeCells count="${ranges.length}">${ranges.join('')}</${x}mergeCells>` : '';
  const sheet = (inner: string, p = '', after = '') =>
    `<${p}worksheet xmlns${p ? `:${p.slice(0, -1)}` : ''}="${main}"><${p}sheetData>${inner}</${p}sheetData>${after}</${p}worksheet>`;
  const note = (text: string) => sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`);
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const worksheets = ['cover', 'hidden', 'sheet1', 'after'];
  return rawWorkbook({
    ...(hand.shared ? { strings: strings.map(text => `<si>${text.replaceAll('x:', '')}</si>`).join('') } : {}),
    styles:
      `<numFmts>${formats.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${escaped(code).replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>` +
      `<cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${170 + i}"/>`).join('')}</cellXfs>`,
    parts: {
      'xl/workbook.xml':
        `<workbook xmlns="${main}" xmlns:r="${links}"><workbookPr${hand.from1904 ? ' date1904="1"' : ''}/><sheets>` +
        `<sheet name="封面" sheetId="1" r:id="c1"/><sheet name="旧" sheetId="2" state="hidden" r:id="c2"/>` +
        `<sheet name="花名册" sheetId="3" r:id="c3"/><sheet name="统计" sheetId="4" r:id="c4"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${worksheets
        .map((name, i) => `<Relationship Id="c${i + 1}" Type="${links}/worksheet" Target="worksheets/${name}.xml"/>`)
        .join(
          '',
        )}<Relationship Id="s1" Type="${links}/styles" Target="styles.xml"/><Relationship Id="s2" Type="${links}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      'xl/worksheets/cover.xml': note('2025年度花名册'),
      'xl/worksheets/hidden.xml': note('姓名'),
      'xl/worksheets/after.xml': sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>部门</t></is></c><c r="B1" t="inlineStr"><is><t>人数</t></is></c></row>',
      ),
      'xl/worksheets/sheet1.xml': sheet(body, x, mergeCells),
    },
  });
}

function textXml(text: string, x: string, rich: boolean): string {
  const preserved = (part: string) => `<${x}t xml:space="preserve">${escaped(part)}</${x}t>`;
  if (!rich || text.length < 2) return preserved(text);
  const cut = [...text].slice(0, 1).join('').length;
  return `<${x}r>${preserved(text.slice(0, cut))}</${x}r><${x}r><${x}rPr/>${preserved(text.slice(cut))}</${x}r><${x}rPh sb="0" eb="1"><${x}t>zh</${x}t></${x}rPh>`;
}

export type Written = {
  readonly encoding: 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be' | 'gb18030';
  readonly separator: ',' | '\t' | ';';
};

/** The rows as separated text, with numbers and days as a spreadsheet program shows them. */
export function asCsv({ rows }: MadeRoster, { encoding, separator }: Written, quotesAll: boolean): Buffer {
  const field = (text: string) =>
    quotesAll || /["\n\r,;\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
  const text = rows.map(({ cells }) => cells.map(cell => field(shown(cell))).join(separator)).join('\r\n');
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8-bom') return Buffer.from(`\uFEFF${text}`);
  return iconv.encode(text, encoding, { addBOM: encoding !== 'gb18030' });
}

function shown(cell: Cell): string {
  if (cell.kind === 'date') return cell.text.replace(/-0?/g, '/');
  if (cell.kind !== 'number' || cell.number === undefined) return cell.text;
  if (cell.format === '0') return cell.text;
  if (cell.format?.includes('#,##0.00'))
    return cell.number.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (cell.number < 1e12) return String(cell.number);
  return cell.number
    .toExponential(5)
    .replace(/\.?0+e/, 'E')
    .replace('e', 'E');
}
