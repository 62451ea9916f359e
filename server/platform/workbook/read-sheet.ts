import { type Cell, emptyCell, type SheetRow } from './cell.ts';
import { makeCell, numberCell, type SheetContext, sharedCell } from './make-cell.ts';
import { type TallCell, TallCells } from './merged-cells.ts';
import { columnOf, PlainCell } from './plain-cell.ts';
import { refuse } from './refusals.ts';
import { decodeEscapes, textCollector } from './shared-strings.ts';
import { attribute, decodeEntities, type XmlHandler, XmlScanner } from './xml-scan.ts';
import type { ZipParts } from './zip-parts.ts';

/** The rows of a worksheet part, a batch for each piece of the part that held whole rows. */
export async function* readSheet(
  zip: ZipParts,
  part: string,
  context: SheetContext,
  tall: readonly TallCell[] = [],
): AsyncGenerator<SheetRow[]> {
  const rows = new RowCollector(context);
  const tallCells = new TallCells(tall);
  const scanner = new XmlScanner(rows);
  let taken = 0;
  for await (const text of zip.text(part)) {
    scanner.write(text);
    if (rows.batch.length === 0) continue;
    const batch = rows.batch;
    rows.batch = [];
    taken += batch.length;
    if (taken > context.limits.rows) throw refuse['too-many-rows']({ limit: context.limits.rows });
    tallCells.fill(batch);
    yield batch;
  }
  scanner.end();
}

/** Columns to XFD; there are no more. */
const mostColumns = 16_384;

/** Turns the elements of `sheetData` into rows; everything else in the part passes by. */
class RowCollector implements XmlHandler {
  batch: SheetRow[] = [];
  readonly #context: SheetContext;
  readonly #inline = textCollector();
  readonly #plain = new PlainCell();
  #inData = false;
  #inRow = false;
  #row = 0;
  #column = -1;
  #cells: Cell[] = [];
  #type = '';
  #style = 0;
  #value = '';
  #hasFormula = false;
  #inValue = false;
  #inInline = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  /** Takes the cells that stand at a place in their plainest form, which nearly all do, past all ceremony. */
  skip(source: string, from: number): number {
    if (!this.#inRow) return from;
    const plain = this.#plain;
    const { styles } = this.#context;
    let at = from;
    for (let next = plain.read(source, at); next !== at; next = plain.read(source, at)) {
      at = next;
      const column = plain.column === -1 ? this.#column + 1 : plain.column;
      if (column >= mostColumns) throw refuse.corrupt();
      this.#column = column;
      if (plain.kind === 'empty') continue;
      if (plain.kind === 'shared') this.#put(sharedCell(plain.index, this.#context));
      else if (plain.kind === 'inline')
        this.#put(makeCell('inlineStr', decodeEscapes(decodeEntities(plain.text)), 0, this.#context));
      else if (plain.integer && styles[plain.style]?.format === undefined)
        this.#put({ kind: 'number', text: plain.text, number: Number(plain.text) });
      else this.#put(numberCell(plain.text, plain.style, this.#context));
    }
    return at;
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
    this.#inRow = this.#inData;
  }

  #closeRow(): void {
    this.#inRow = false;
    // A stray space far to the right makes no column.
    while (this.#cells.at(-1)?.text.trim() === '') this.#cells.pop();
    const { length } = this.#cells;
    if (length === 0 || !this.#inData) return;
    const { columns } = this.#context.limits;
    if (length > columns) throw refuse['too-many-columns']({ row: this.#row, columns: length, limit: columns });
    this.batch.push({ row: this.#row, cells: this.#cells });
  }

  #openCell(attributes: string): void {
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#hasFormula = false;
    const reference = attribute(attributes, 'r');
    const column = reference === undefined ? this.#column + 1 : columnOf(reference, 0);
    if (!(column >= 0 && column < mostColumns)) throw refuse.corrupt();
    this.#column = column;
  }

  #closeCell(): void {
    if (this.#value === '') return;
    const made = makeCell(this.#type, this.#value, this.#style, this.#context);
    this.#put(this.#hasFormula && made.kind !== 'empty' ? { ...made, formula: true } : made);
  }

  #put(cell: Cell): void {
    if (cell.kind === 'empty') return;
    if (cell.text.length > this.#context.limits.cellLength) {
      throw refuse['cell-too-long']({ row: this.#row, limit: this.#context.limits.cellLength });
    }
    while (this.#cells.length < this.#column) this.#cells.push(emptyCell);
    this.#cells[this.#column] = cell;
  }
}
