import PDFDocument from 'pdfkit';
import { type Fonts, houseFonts } from './fonts.ts';
import { breakLines } from './line-break.ts';
import type { Block, Paper, Rendered } from './paper.ts';
import { type Document, type Pen, penFor, type Style, stretchable } from './pen.ts';
import { darkRuns, qrCodeOf } from './qr-code.ts';

/** A4 (ISO 216) with margins as official letters have them: 37 mm above, 28 mm left, 26 mm right, 30 mm below, in points. */
const page = { width: 595.28, height: 841.89, top: 96, left: 79, right: 74, bottom: 86 };
const inner = page.width - page.left - page.right;
const ink = '#1a1a1a';
const grey = '#595959';
const title: Style = { weight: 'bold', size: 22, colour: ink };
const body: Style = { weight: 'regular', size: 14, colour: ink };
const strong: Style = { weight: 'bold', size: 14, colour: ink };
const small: Style = { weight: 'regular', size: 9.5, colour: grey };
const faint: Style = { weight: 'regular', size: 15, colour: '#f1f1ee' };
const leading = { small: 16, title: 34 };

/** Latin letters are read at a smaller size, and tell as much on a page then. */
const letters = {
  zh: { size: 14, leading: 27, indent: 28, apart: 0 },
  en: { size: 11.5, leading: 19, indent: 0, apart: 8 },
} as const;
type Letters = (typeof letters)[keyof typeof letters];
const proof = { side: 82, quiet: 4, padding: 12 };

/** Lays a paper out as PDF. The same paper gives the same bytes; only the glyphs that it uses are embedded. */
export async function renderPaper(paper: Paper, fonts: Fonts = houseFonts()): Promise<Rendered> {
  const isEnglish = paper.language === 'en';
  const document = new PDFDocument({
    size: 'A4',
    autoFirstPage: false,
    bufferPages: true,
    lang: isEnglish ? 'en' : 'zh-CN',
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
  const parts: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  const pen = penFor(document, fonts);
  const flow = flowOn(document, pen, paper.watermark ?? '');
  for (const block of paper.blocks) layOut(block, document, pen, flow, letters[paper.language ?? 'zh']);
  const { count } = document.bufferedPageRange();
  for (let n = 0; n < count; n++) {
    document.switchToPage(n);
    foot(document, pen, paper.foot, isEnglish ? `Page ${n + 1} of ${count}` : `第 ${n + 1} 页，共 ${count} 页`);
  }
  document.end();
  return { bytes: await bytes, pages: count, missing: [...pen.missing] };
}

type Flow = {
  /** The top of the next line, on a new page where `height` does not fit on this one. */
  take(height: number): number;
  /** As `take`, but at the very bottom of the page. */
  takeBottom(height: number): number;
};

function flowOn(document: Document, pen: Pen, watermark: string): Flow {
  let y = 0;
  const turn = () => {
    document.addPage();
    if (watermark !== '') mark(document, pen, watermark);
    y = page.top;
  };
  const lowest = page.height - page.bottom;
  turn();
  return {
    take: height => {
      if (y + height > lowest) turn();
      y += height;
      return y - height;
    },
    takeBottom: height => {
      if (y + height > lowest) turn();
      y = lowest;
      return lowest - height;
    },
  };
}

function layOut(block: Block, document: Document, pen: Pen, flow: Flow, as: Letters): void {
  if (block.kind === 'gap') flow.take(block.height);
  else if (block.kind === 'title') {
    for (const line of lines(pen, block.text, title, 0))
      pen.write(line, page.left + (inner - pen.widthOf(line, title)) / 2, flow.take(leading.title), title);
  } else if (block.kind === 'line') {
    const style = block.small ? small : { ...(block.strong ? strong : body), size: as.size };
    for (const line of lines(pen, block.text, style, 0)) {
      const left = inner - pen.widthOf(line, style);
      const at = block.align === 'left' ? 0 : block.align === 'right' ? left : left / 2;
      pen.write(line, page.left + at, flow.take(block.small ? leading.small : as.leading), style);
    }
  } else if (block.kind === 'paragraph') {
    paragraph(block.text, pen, flow, as);
    flow.take(as.apart);
  } else {
    const height = proof.side + proof.padding * 2;
    drawProof(block, document, pen, flow.takeBottom(height));
  }
}

function lines(pen: Pen, text: string, style: Style, indent: number, width = inner): string[] {
  return breakLines(text.replace(/[ \t\r\n]+/g, ' ').trim(), each => pen.widthOf(each, style), {
    first: width - indent,
    rest: width,
  });
}

function paragraph(text: string, pen: Pen, flow: Flow, as: Letters): void {
  const { indent } = as;
  const style = { ...body, size: as.size };
  const all = lines(pen, text, style, indent);
  for (const [n, line] of all.entries()) {
    const from = n === 0 ? indent : 0;
    const gaps = stretchable(line);
    const spare = inner - from - pen.widthOf(line, style);
    const stretch = n === all.length - 1 || gaps === 0 ? 0 : Math.max(0, spare) / gaps;
    pen.write(line, page.left + from, flow.take(as.leading), style, stretch);
  }
}

function drawProof(block: Extract<Block, { kind: 'proof' }>, document: Document, pen: Pen, top: number): void {
  document
    .lineWidth(0.6)
    .moveTo(page.left, top)
    .lineTo(page.left + inner, top)
    .stroke('#bdbdbd');
  const code = qrCodeOf(block.code);
  const y = top + proof.padding;
  const module = proof.side / (code.size + proof.quiet * 2);
  const start = { x: page.left + proof.quiet * module, y: y + proof.quiet * module };
  document.rect(page.left, y, proof.side, proof.side).fill('#ffffff');
  for (const { row, column, length } of darkRuns(code))
    document.rect(start.x + column * module, start.y + row * module, length * module, module);
  document.fill('#000000');
  const x = page.left + proof.side + 14;
  const width = inner - proof.side - 14;
  const heading: Style = { ...small, weight: 'bold', size: 10.5, colour: ink };
  pen.write(block.heading, x, y + 3, heading);
  const told = block.lines.flatMap(each => lines(pen, each, small, 0, width));
  for (const [n, line] of told.entries()) pen.write(line, x, y + 21 + n * 14.5, small);
}

/** Leaning lines over the whole page, every other one shifted, so that no part of it can be cut out without them. */
function mark(document: Document, pen: Pen, text: string): void {
  document.markContent('Artifact', { type: 'Pagination' });
  document.save();
  document.rotate(-24, { origin: [page.width / 2, page.height / 2] });
  const step = pen.widthOf(text, faint) + 70;
  for (let y = -160, n = 0; y < page.height + 160; y += 92, n++)
    for (let x = -260 - (n % 2) * (step / 2); x < page.width + 260; x += step) pen.write(text, x, y, faint);
  document.restore();
  document.endMarkedContent();
}

function foot(document: Document, pen: Pen, text: string, pages: string): void {
  const y = page.height - page.bottom + 26;
  document
    .lineWidth(0.6)
    .moveTo(page.left, y - 10)
    .lineTo(page.left + inner, y - 10)
    .stroke('#dcdcdc');
  pen.write(text, page.left, y, small);
  pen.write(pages, page.left + inner - pen.widthOf(pages, small), y, small);
}
