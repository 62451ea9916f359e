import PDFDocument from 'pdfkit';
import { type Fonts, houseFonts } from './fonts.ts';
import { breakLines } from './line-break.ts';
import { type Document, type Pen, penFor, type Style } from './pen.ts';

/** A table over as many pages as it takes. */
export type TablePaper = {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
  /** Repeated across each page, faintly, beneath the table. */
  readonly watermark: string;
  /** Beneath the title on the first page, and at the foot of each. */
  readonly note: string;
  readonly foot: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly string[]>;
};

/** A4 on its side (ISO 216), in points. */
const page = { width: 841.89, height: 595.28, left: 36, right: 36, top: 40, bottom: 44 };
const inner = page.width - page.left - page.right;
const title: Style = { weight: 'bold', size: 15, colour: '#1a1a1a' };
const small: Style = { weight: 'regular', size: 8, colour: '#595959' };
const head: Style = { weight: 'bold', size: 8.5, colour: '#1a1a1a' };
const body: Style = { weight: 'regular', size: 8.5, colour: '#1a1a1a' };
const faint: Style = { weight: 'regular', size: 15, colour: '#ececea' };
const leading = 12.5;
const padding = 4;
/** A cell is cut after so many lines, with an ellipsis: a page must hold its row. */
const mostLines = 12;
/** So many rows tell how wide the columns are. */
const sampled = 200;

/** The bytes as they are made; rows are asked for as they are drawn, and what is drawn is given on. */
export async function* renderTable(paper: TablePaper, fonts: Fonts = houseFonts()): AsyncGenerator<Uint8Array> {
  const document = new PDFDocument({
    size: [page.width, page.height],
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    margin: 0,
    info: {
      Title: paper.title,
      Author: paper.author,
      Creator: 'Renshi',
      Producer: 'Renshi',
      CreationDate: paper.madeAt,
      ModDate: paper.madeAt,
    },
  });
  let parts: Uint8Array[] = [];
  let failed: Error | null = null;
  document.on('data', (part: Uint8Array) => parts.push(part));
  document.on('error', (fault: Error) => {
    failed = fault;
  });
  const drained = () => {
    if (failed) throw failed;
    const made = parts;
    parts = [];
    return made;
  };
  const ended = new Promise<void>(resolve => document.on('end', () => resolve()));
  const pen = penFor(document, fonts);
  const rows = paper.rows[Symbol.asyncIterator]();
  const first: (readonly string[])[] = [];
  while (first.length < sampled) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  const sheet = sheetOn(document, pen, paper, widthsFor(pen, paper.header, first));
  for (const row of first) sheet.row(row);
  yield* drained();
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    sheet.row(next.value);
    if (parts.length > 0) yield* drained();
  }
  sheet.end();
  document.end();
  await ended;
  yield* drained();
}

/** By what the widest cells of the first rows need, none below 34 points nor above a third of the page, together the whole width. */
function widthsFor(pen: Pen, header: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const wanted = header.map((name, n) => {
    const cells = rows.map(row => pen.widthOf(row[n] ?? '', body)).sort((a, b) => a - b);
    const usual = cells[Math.floor(cells.length * 0.95)] ?? 0;
    return Math.min(inner / 3, Math.max(34, usual, pen.widthOf(name, head)) + padding * 2);
  });
  const sum = wanted.reduce((total, each) => total + each, 0);
  return wanted.map(width => (width * inner) / sum);
}

function sheetOn(document: Document, pen: Pen, paper: TablePaper, widths: readonly number[]) {
  let y = 0;
  let pages = 0;
  const lowest = page.height - page.bottom;
  const line = (at: number, colour: string) =>
    document
      .lineWidth(0.5)
      .moveTo(page.left, at)
      .lineTo(page.left + inner, at)
      .stroke(colour);
  const cells = (row: readonly string[], style: Style) =>
    widths.map((width, n) => linesOf(pen, row[n] ?? '', style, width - padding * 2));
  const draw = (lines: string[][], style: Style) => {
    const height = Math.max(1, ...lines.map(each => each.length)) * leading + padding;
    let x = page.left;
    for (const [n, each] of lines.entries()) {
      for (const [at, text] of each.entries()) pen.write(text, x + padding, y + padding / 2 + at * leading, style);
      x += widths[n] ?? 0;
    }
    y += height;
    line(y, '#d9d9d9');
  };
  const foot = () => {
    const at = page.height - page.bottom + 16;
    pen.write(paper.foot, page.left, at, small);
    const number = `第 ${pages} 页`;
    pen.write(number, page.left + inner - pen.widthOf(number, small), at, small);
  };
  const turn = () => {
    if (pages > 0) foot();
    document.addPage();
    pages += 1;
    mark(document, pen, paper.watermark);
    y = page.top;
    if (pages === 1) {
      pen.write(paper.title, page.left, y, title);
      y += 24;
      for (const text of linesOf(pen, paper.note, small, inner)) {
        pen.write(text, page.left, y, small);
        y += leading;
      }
      y += 6;
    }
    line(y, '#8c8c8c');
    draw(cells(paper.header, head), head);
  };
  turn();
  return {
    row: (row: readonly string[]) => {
      const lines = cells(row, body);
      const height = Math.max(1, ...lines.map(each => each.length)) * leading + padding;
      if (y + height > lowest) turn();
      draw(lines, body);
    },
    end: foot,
  };
}

function linesOf(pen: Pen, text: string, style: Style, width: number): string[] {
  const lines = text.split(/\r?\n/).flatMap(each =>
    breakLines(each.replace(/[\t ]+/g, ' ').trim(), character => pen.widthOf(character, style), {
      first: width,
      rest: width,
    }),
  );
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '…'] : lines;
}

/** Leaning lines over the whole page, every other one shifted, so that no part of it can be cut out without them. */
function mark(document: Document, pen: Pen, text: string): void {
  document.markContent('Artifact', { type: 'Pagination' });
  document.save();
  document.rotate(-20, { origin: [page.width / 2, page.height / 2] });
  const step = pen.widthOf(text, faint) + 60;
  for (let y = -160, n = 0; y < page.height + 160; y += 84, n++)
    for (let x = -200 - (n % 2) * (step / 2); x < page.width + 200; x += step) pen.write(text, x, y, faint);
  document.restore();
  document.endMarkedContent();
}
