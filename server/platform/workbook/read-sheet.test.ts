import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SheetRow } from './cell.ts';
import { defaultLimits } from './cell.ts';
import type { SheetContext } from './make-cell.ts';
import { readSheet } from './read-sheet.ts';
import type { ZipParts } from './zip-parts.ts';

const context: SheetContext = {
  strings: ['工号', '', 'a<b', '张 三'],
  styles: [
    { format: undefined, date: false },
    { format: '0.00', date: false },
    { format: 'yyyy-mm-dd', date: true },
  ],
  epoch1904: false,
  limits: defaultLimits,
};

/** Reads a sheet whose part arrives in the given pieces. */
async function read(pieces: readonly string[]): Promise<SheetRow[]> {
  const zip = {
    text: async function* () {
      yield* pieces;
    },
  } as unknown as ZipParts;
  return (await Array.fromAsync(readSheet(zip, 'sheet', context))).flat();
}

type Made = {
  readonly column: number | null;
  readonly style: number | null;
  readonly type: string;
  readonly inner: string;
};

const escaped = (text: string) => text.replace(/[&<>]/g, c => `&#${c.charCodeAt(0)};`);
const cell: fc.Arbitrary<Made> = fc
  .oneof(
    fc.nat(3).map(at => ({ type: 's', inner: `<v>${at}</v>` })),
    fc
      .constantFrom('5', '-12', '1.50', '420106200301057000', '44260', '1E5', '.5', '+3')
      .map(value => ({ type: 'n', inner: `<v>${value}</v>` })),
    fc.string({ unit: 'grapheme', maxLength: 8 }).map(text => ({
      type: 'inlineStr',
      inner: `<is><t xml:space="preserve">${escaped(text.replace(/\p{Cc}|\p{Cs}/gu, ''))}</t></is>`,
    })),
    fc.constantFrom('', '<v></v>').map(inner => ({ type: 'n', inner })),
    fc.constantFrom('<f>A1</f><v>3</v>', '<v>7</v><extLst/>').map(inner => ({ type: 'n', inner })),
    fc.constant({ type: 'str', inner: '<v>x_x0041_</v>' }),
    fc.constant({ type: 'b', inner: '<v>1</v>' }),
    fc.constant({ type: 'e', inner: '<v>#N/A</v>' }),
  )
  .chain(made =>
    fc.record({ column: fc.option(fc.nat(3)), style: fc.option(fc.nat(2)) }).map(more => ({ ...made, ...more })),
  );

const columnOf = (at: number) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(at);

/** The same sheet plainly, and in an odd hand that the quick way does not know: single quotes, spaces, a comment, a prefix. */
function written(rows: readonly (readonly Made[])[], odd: boolean): string {
  const p = odd ? 'x:' : '';
  const quote = odd ? "'" : '"';
  const equals = odd ? ' = ' : '=';
  const attribute = (name: string, value: string) => ` ${name}${equals}${quote}${value}${quote}`;
  const body = rows.map((cells, i) => {
    let at = -1;
    const inner = cells.map(each => {
      at = each.column === null ? at + 1 : at + 1 + each.column;
      const open =
        (each.column === null ? '' : attribute('r', `${columnOf(at)}${i + 1}`)) +
        (each.style === null ? '' : attribute('s', String(each.style))) +
        (each.type === 'n' ? '' : attribute('t', each.type));
      if (each.inner === '' && !odd) return `<c${open}/>`;
      const within = odd ? `<!-- - -->${each.inner.replaceAll('<', '<x:').replaceAll('<x:/', '</x:')}` : each.inner;
      return `<${p}c${open}>${within}</${p}c>`;
    });
    return `<${p}row r="${i + 1}">${inner.join('')}</${p}row>`;
  });
  return `<${p}worksheet><${p}sheetData>${body.join('')}</${p}sheetData></${p}worksheet>`;
}

test('cells read the same in whatever hand they are written, and wherever the part is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 4 }),
      fc.array(fc.nat(2000), { maxLength: 4 }),
      async (rows, cuts) => {
        const plain = written(rows, false);
        const places = [0, ...cuts.map(cut => cut % plain.length).sort((a, b) => a - b), plain.length];
        const pieces = places.slice(1).map((until, i) => plain.slice(places[i], until));
        const whole = await read([plain]);
        assert.deepEqual(await read(pieces), whole);
        assert.deepEqual(await read([written(rows, true)]), whole);
      },
    ),
    { numRuns: 400 },
  );
});

test('what is not well-formed is refused, also among plain cells', async () => {
  const refused = async (inner: string) =>
    assert.rejects(read([`<worksheet><sheetData>${inner}</sheetData></worksheet>`]), { code: 'workbook.corrupt' });
  await refused('<row><c r="A1"><v>1</v></c><c r="B1"><v>2</c></row>');
  await refused('<row><c r="A1"><v>1</v></c></c></row>');
  await refused('<row><c r="1"><v>1</v></c></row>');
  await refused('<row><c r="A1" t="s"><v>4</v></c></row>');
  await refused('<row><c r="A1" t="s"><v>x</v></c></row>');
  await refused('<row><c r="A1" t="inlineStr"><is><t>&unknown;</t></is></c></row>');
});
