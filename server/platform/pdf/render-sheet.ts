import PDFDocument from 'pdfkit';
import { type Fonts, houseFonts } from './fonts.ts';
import { breakLines } from './line-break.ts';
import type { Rendered } from './paper.ts';
import { type Document, type Pen, penFor, type Style } from './pen.ts';
import type { Grid, Prose, Sheet, SheetCell, Table } from './sheet.ts';

/** A4 (ISO 216), in points. */
const page = { width: 595.28, height: 841.89, top: 52, side: 48, bottom: 58 };
const inner = page.width - page.side * 2;
const lowest = page.height - page.bottom;
const ink = '#1a1a1a';
const title: Style = { weight: 'bold', size: 20, colour: ink };
const label: Style = { weight: 'bold', size: 10, colour: ink };
const value: Style = { weight: 'regular', size: 10, colour: ink };
const small: Style = { weight: 'regular', size: 8.5, colour: '#595959' };
const line = 14;
const padding = 6;
const sideWidth = 34;
const leastRow = 27;
const border = 0.7;

/** Lays a form out as PDF: frames close on each page, heads are repeated, and a row that is longer than a page goes on on the next. */
export async function renderSheet(sheet: Sheet, fonts: Fonts = houseFonts()): Promise<Rendered> {
  const document = new PDFDocument({
    size: 'A4',
    autoFirstPage: false,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    margin: 0,
    info: {
      Title: sheet.title,
      Author: sheet.author,
      Creator: 'Renshi',
      Producer: 'Renshi',
      CreationDate: sheet.madeAt,
      ModDate: sheet.madeAt,
    },
  });
  const chunks: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => chunks.push(part));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const pen = penFor(document, fonts);
  const flow = new Flow(document, pen);
  flow.turn();
  pen.write(sheet.title, page.side + (inner - pen.widthOf(sheet.title, title)) / 2, flow.y, title);
  flow.y += 32;
  pen.write(sheet.left, page.side, flow.y, small);
  pen.write(sheet.right, page.side + inner - pen.widthOf(sheet.right, small), flow.y, small);
  flow.y += 15;
  for (const part of sheet.parts) {
    if (part.kind === 'grid') grid(part, flow);
    else if (part.kind === 'table') table(part, flow);
    else prose(part, flow);
  }
  for (const remark of sheet.remarks.flatMap(each => linesOf(pen, each, small, inner))) {
    if (flow.y + 18 > lowest) flow.turn();
    pen.write(remark, page.side, flow.y + 5, small);
    flow.y += 13;
  }
  const { count } = document.bufferedPageRange();
  for (let n = 0; n < count; n++) {
    document.switchToPage(n);
    const pages = `第 ${n + 1} 页，共 ${count} 页`;
    pen.write(sheet.foot, page.side, page.height - 40, small);
    pen.write(pages, page.side + inner - pen.widthOf(pages, small), page.height - 40, small);
  }
  document.end();
  return { bytes: await bytes, pages: count, missing: [...pen.missing] };
}

class Flow {
  readonly document: Document;
  readonly pen: Pen;
  y = 0;
  constructor(document: Document, pen: Pen) {
    this.document = document;
    this.pen = pen;
  }
  turn(): void {
    this.document.addPage();
    this.y = page.top;
  }
  get room(): number {
    return lowest - this.y;
  }
  box(x: number, y: number, width: number, height: number): void {
    this.document.lineWidth(border).rect(x, y, width, height).stroke(ink);
  }
  /** Lines in the middle of a box's height. */
  fill(
    lines: readonly string[],
    x: number,
    y: number,
    width: number,
    height: number,
    style: Style,
    center: boolean,
  ): void {
    const top = y + (height - lines.length * line) / 2 + (line - style.size) / 2 - 0.5;
    for (const [n, text] of lines.entries()) {
      const at = center ? (width - this.pen.widthOf(text, style)) / 2 : padding;
      this.pen.write(text, x + at, top + n * line, style);
    }
  }
  /** A name down the left side, one character a line. */
  side(text: string, y: number, height: number): void {
    this.box(page.side, y, sideWidth, height);
    const perColumn = Math.max(1, Math.floor((height - 8) / line));
    const characters = [...text];
    const columns = Math.min(2, Math.ceil(characters.length / perColumn));
    const each = Math.ceil(characters.length / columns);
    for (let n = 0; n < columns; n++) {
      const some = characters.slice(n * each, (n + 1) * each);
      const width = sideWidth / columns;
      this.fill(some, page.side + n * width, y, width, height, label, true);
    }
  }
}

const leastSide = (text: string) => Math.ceil([...text].length / 2) * line + 10;

function linesOf(pen: Pen, text: string, style: Style, width: number): string[] {
  return text
    .split('\n')
    .flatMap(each => breakLines(each.trim(), part => pen.widthOf(part, style), { first: width, rest: width }))
    .map(each => each.trimEnd());
}

function widthsOf(shares: readonly number[], width: number): number[] {
  const sum = shares.reduce((all, each) => all + each, 0);
  return shares.map(each => (each / sum) * width);
}

function grid(part: Grid, flow: Flow): void {
  const widths = widthsOf(part.columns, inner);
  const laid = part.rows.map(cells => {
    let column = 0;
    let x = page.side;
    const placed = cells.map((cell: SheetCell) => {
      const width = widths.slice(column, column + (cell.span ?? 1)).reduce((all, each) => all + each, 0);
      const style = cell.isLabel ? label : value;
      const made = { cell, x, width, style, lines: linesOf(flow.pen, cell.text, style, width - padding * 2) };
      column += cell.span ?? 1;
      x += width;
      return made;
    });
    return { placed, height: Math.max(leastRow, ...placed.map(each => each.lines.length * line + padding * 2)) };
  });
  const photo = part.photo;
  // The photo's rows stand together; a person's first page always has room for them.
  const together = laid.slice(0, photo?.rows ?? 0).reduce((all, each) => all + each.height, 0);
  if (together > flow.room) flow.turn();
  if (photo) {
    const width = widths.at(-1) ?? 0;
    const x = page.side + inner - width;
    flow.box(x, flow.y, width, together);
    flow.fill(linesOf(flow.pen, photo.text, small, width - padding * 2), x, flow.y, width, together, small, true);
  }
  for (const { placed, height } of laid) {
    if (height > flow.room) flow.turn();
    for (const { cell, x, width, style, lines } of placed) {
      flow.box(x, flow.y, width, height);
      flow.fill(lines, x, flow.y, width, height, style, cell.isLabel === true || (cell.align ?? 'center') === 'center');
    }
    flow.y += height;
  }
}

type Laid = { cells: string[][]; height: number };
const heightOf = (cells: readonly (readonly string[])[]) =>
  Math.max(leastRow, ...cells.map(each => each.length * line + padding * 2));

function table(part: Table, flow: Flow): void {
  const widths = widthsOf(part.columns, inner - sideWidth);
  const blank = Array.from({ length: Math.max(0, part.leastRows - part.rows.length) }, () =>
    part.columns.map(() => ''),
  );
  const waiting: Laid[] = [...part.rows, ...blank].map(row => {
    const cells = row.map((text, at) => linesOf(flow.pen, text, value, (widths[at] ?? 0) - padding * 2));
    return { cells, height: heightOf(cells) };
  });
  const head = leastRow;
  while (waiting.length > 0) {
    const next = waiting[0];
    if (next && flow.room < Math.max(head + Math.min(next.height, leastRow * 2), leastSide(part.side))) flow.turn();
    const rows = takeRows(waiting, flow.room - head);
    const height = Math.max(head + rows.reduce((all, each) => all + each.height, 0), leastSide(part.side));
    const last = rows.at(-1);
    if (last) last.height += height - head - rows.reduce((all, each) => all + each.height, 0);
    flow.side(part.side, flow.y, height);
    row(
      flow,
      widths,
      part.head.map(each => [each]),
      head,
      label,
      true,
    );
    for (const each of rows) row(flow, widths, each.cells, each.height, value, false);
  }
}

/** As many rows as there is room for; one that is longer than a page gives what fits, and waits with the rest. */
function takeRows(waiting: Laid[], room: number): Laid[] {
  const taken: Laid[] = [];
  let left = room;
  for (let next = waiting[0]; next; next = waiting[0]) {
    if (next.height <= left) {
      taken.push(next);
      left -= next.height;
      waiting.shift();
      continue;
    }
    const fits = Math.floor((left - padding * 2) / line);
    const isLong = next.height > lowest - page.top - leastRow;
    if ((taken.length === 0 || isLong) && fits >= 2) {
      const cells = next.cells.map(each => each.slice(0, fits));
      taken.push({ cells, height: heightOf(cells) });
      const rest = next.cells.map(each => each.slice(fits));
      waiting[0] = { cells: rest, height: heightOf(rest) };
    }
    break;
  }
  return taken;
}

function row(
  flow: Flow,
  widths: readonly number[],
  cells: readonly (readonly string[])[],
  height: number,
  style: Style,
  isHead: boolean,
): void {
  let x = page.side + sideWidth;
  for (const [at, width] of widths.entries()) {
    flow.box(x, flow.y, width, height);
    const lines = cells[at] ?? [];
    flow.fill(lines, x, flow.y, width, height, style, isHead || (lines.length === 1 && width < 110));
    x += width;
  }
  flow.y += height;
}

function prose(part: Prose, flow: Flow): void {
  const width = inner - sideWidth;
  const waiting = part.lines.flatMap(each => linesOf(flow.pen, each, value, width - padding * 2));
  const signature = part.signature ?? [];
  const closing = signature.length * line;
  const least = Math.max(part.leastHeight, leastSide(part.side));
  if (flow.room < Math.min(least, lowest - page.top)) flow.turn();
  for (let isFirst = true; isFirst || waiting.length > 0; isFirst = false) {
    const fits = Math.max(1, Math.floor((flow.room - padding * 2) / line));
    const isLast = waiting.length * line + closing + padding * 2 <= flow.room;
    const lines = waiting.splice(0, isLast ? waiting.length : fits);
    const own = lines.length * line + padding * 2 + (waiting.length === 0 ? closing : 0);
    const height = Math.min(flow.room, Math.max(own, isFirst ? least : leastSide(part.side)));
    flow.side(part.side, flow.y, height);
    flow.box(page.side + sideWidth, flow.y, width, height);
    const x = page.side + sideWidth;
    flow.fill(lines, x, flow.y + padding, width, lines.length * line, value, false);
    if (waiting.length === 0)
      for (const [n, text] of signature.entries()) {
        const right = x + width - padding * 2 - flow.pen.widthOf(text, value);
        flow.pen.write(text, right, flow.y + height - closing + n * line - 4, value);
      }
    flow.y += height;
    if (waiting.length > 0) flow.turn();
  }
}
