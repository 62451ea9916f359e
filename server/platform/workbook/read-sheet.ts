import { type Cell, emptyCell, type SheetRow, textCell, type WorkbookLimits } from './cell.ts';
import { serial1900, serialToText } from './number-format.ts';
import { refuse } from './refusals.ts';
import { decodeEscapes, textCollector } from './shared-strings.ts';
import { attribute, XmlScanner } from './xml-scan.ts';
import type { ZipParts } from './zip-parts.ts';

/** What a cell's style says of its number. */
export type CellStyle = { readonly format: string | undefined; readonly date: boolean };

export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly epoch1904: boolean;
  readonly limits: WorkbookLimits;
};

/** The rows of a worksheet part, a batch for each piece of the part that held whole rows. */
export async function* readSheet(zip: ZipParts, part: string, context: SheetContext): AsyncGenerator<SheetRow[]> {
  const rows = new RowCollector(context);
  const scanner = new XmlScanner(rows);
  let taken = 0;
  for await (const text of zip.text(part)) {
    scanner.write(text);
    if (rows.batch.length === 0) continue;
    const batch = rows.batch;
    rows.batch = [];
    taken += batch.length;
    if (taken > context.limits.rows) throw refuse['too-many-rows']({ limit: context.limits.rows });
    yield batch;
  }
  scanner.end();
}

/** Columns to XFD; there are no more. */
const mostColumns = 16_384;

const digits = /^-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

/** Turns the elements of `sheetData` into rows; everything else in the part passes by. */
class RowCollector {
  batch: SheetRow[] = [];
  readonly #context: SheetContext;
  readonly #inline = textCollector();
  #inData = false;
  #row = 0;
  #column = -1;
  #cells: Cell[] = [];
  #filled = 0;
  #type = '';
  #style = 0;
  #value = '';
  #hasFormula = false;
  #inValue = false;
  #inInline = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.#openCell(attributes);
        return;
      case 'v':
        this.#inValue = true;
        return;
      case 'row':
        this.#openRow(attributes);
        return;
      case 'f':
        this.#hasFormula = true;
        return;
      case 'is':
        this.#inInline = true;
        this.#inline.reset();
        return;
      case 'sheetData':
        this.#inData = true;
        return;
      default:
        if (this.#inInline) this.#inline.open(name, attributes);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inInline) this.#inline.text(text);
  }

  close(name: string): void {
    switch (name) {
      case 'c':
        this.#closeCell();
        return;
      case 'v':
        this.#inValue = false;
        return;
      case 'row':
        this.#closeRow();
        return;
      case 'is':
        this.#inInline = false;
        this.#value = this.#inline.take();
        return;
      case 'sheetData':
        this.#inData = false;
        return;
      default:
        if (this.#inInline) this.#inline.close(name);
    }
  }

  #openRow(attributes: string): void {
    const written = attribute(attributes, 'r');
    this.#row = written === undefined ? this.#row + 1 : Number(written);
    if (!Number.isInteger(this.#row) || this.#row < 1 || this.#row > 1_048_576) throw refuse.corrupt();
    this.#column = -1;
    this.#cells = [];
    this.#filled = 0;
  }

  #closeRow(): void {
    if (this.#filled === 0 || !this.#inData) return;
    const { columns } = this.#context.limits;
    if (this.#filled > columns) {
      throw refuse['too-many-columns']({ row: this.#row, columns: this.#filled, limit: columns });
    }
    this.batch.push({ row: this.#row, cells: this.#cells });
  }

  /** Reads r, s and t in one pass: a sheet has more cells than anything else. */
  #openCell(attributes: string): void {
    this.#type = 'n';
    this.#style = 0;
    this.#value = '';
    this.#hasFormula = false;
    let column = this.#column + 1;
    for (let at = attributes.indexOf('='); at !== -1; at = attributes.indexOf('=', at)) {
      const start = nextQuote(attributes, at) + 1;
      if (start === 0) throw refuse.corrupt();
      const end = attributes.indexOf(attributes.charAt(start - 1), start);
      if (end === -1) throw refuse.corrupt();
      // The name is one letter with a space before it; `x:r` or `spans` is none of ours.
      let name = at - 1;
      while (attributes.charCodeAt(name) <= 32) name--;
      if (attributes.charCodeAt(name - 1) <= 32) {
        switch (attributes.charCodeAt(name)) {
          case 114:
            column = columnOf(attributes, start);
            break;
          case 115:
            this.#style = Number(attributes.slice(start, end));
            break;
          case 116:
            this.#type = attributes.slice(start, end);
        }
      }
      at = end + 1;
    }
    if (column >= mostColumns) throw refuse.corrupt();
    this.#column = column;
  }

  #closeCell(): void {
    if (this.#value === '') return;
    const made = this.#make(this.#value);
    if (made.kind === 'empty') return;
    if (made.text.length > this.#context.limits.cellLength) {
      throw refuse['cell-too-long']({ row: this.#row, limit: this.#context.limits.cellLength });
    }
    while (this.#cells.length < this.#column) this.#cells.push(emptyCell);
    this.#cells[this.#column] = this.#hasFormula ? { ...made, formula: true } : made;
    this.#filled = this.#cells.length;
  }

  #make(value: string): Cell {
    switch (this.#type) {
      case 's': {
        const text = this.#context.strings[Number(value)];
        if (text === undefined) throw refuse.corrupt();
        return textCell(text);
      }
      case 'inlineStr':
        return textCell(value);
      case 'str':
        return textCell(decodeEscapes(value));
      case 'b':
        return { kind: 'boolean', text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'error', text: value };
      case 'd':
        return {
          kind: 'date',
          text: value
            .trim()
            .replace('T', ' ')
            .replace(/ 00:00:00(?:\.0+)?Z?$/, ''),
        };
      default:
        return this.#number(value.trim());
    }
  }

  #number(value: string): Cell {
    if (!digits.test(value)) throw refuse.corrupt();
    const number = Number(value);
    const style = this.#context.styles[this.#style];
    if (style?.format === undefined) return { kind: 'number', text: value, number };
    if (style.date) {
      const serial = serial1900(number, this.#context.epoch1904);
      const text = serialToText(serial);
      if (text !== null) return { kind: 'date', text, number: serial, format: style.format };
    }
    return { kind: 'number', text: value, number, format: style.format };
  }
}

function nextQuote(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34 || c === 39) return i;
    if (c > 32) return -1;
  }
  return -1;
}

/** The column, from 0, of a reference like AB12 that begins at `start`. Beyond XFD there is none. */
function columnOf(text: string, start: number): number {
  let column = 0;
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 65 && c <= 90) column = column * 26 + (c - 64);
    else if (c >= 97 && c <= 122) column = column * 26 + (c - 96);
    else break;
  }
  if (column < 1 || column > mostColumns) throw refuse.corrupt();
  return column - 1;
}
