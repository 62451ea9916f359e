import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { refuse } from './refusals.ts';
import type { PaperType } from './sniff.ts';

/** Pixels of a picture that is decoded at all; its header is asked first. */
export const mostPixels = 50_000_000;
export const mostPages = 100;
const thumbnailSide = 240;
const pageSide = 1_600;
/** Seconds that libvips gives one picture. */
const seconds = 10;

/** What is known of a paper after a look into it. */
export type Looked = {
  readonly pages: number;
  readonly width: number | null;
  readonly height: number | null;
  /** Opens with a password alone: kept, and not shown. */
  readonly isLocked: boolean;
};

const picture = (bytes: Uint8Array, page = 0) =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', page, sequentialRead: true }).timeout({ seconds });

/** Counts and measures. Refuses what is broken, too large, too long or would run something. */
export async function look(bytes: Uint8Array, type: PaperType): Promise<Looked> {
  if (type === 'pdf') return withPdf(bytes, lookIntoPdf);
  const found = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!found?.width || !found.height) throw refuse['picture-broken']();
  const { width, height } = found;
  if (width * height > mostPixels) throw refuse['picture-too-large']({ width, height });
  const pages = type === 'tif' ? (found.pages ?? 1) : 1;
  if (pages > mostPages) throw refuse['pdf-too-long']({ pages, most: mostPages });
  return { pages, width, height, isLocked: false };
}

/** One page as WebP, made anew from its pixels: nothing but pixels of what was sent reaches a browser. */
export async function draw(
  bytes: Uint8Array,
  type: PaperType,
  page: number,
  size: 'thumbnail' | 'page',
): Promise<Uint8Array> {
  const side = size === 'thumbnail' ? thumbnailSide : pageSide;
  const quality = size === 'thumbnail' ? 70 : 82;
  if (type === 'pdf') return withPdf(bytes, pdf => drawPdf(pdf, page, side, quality));
  try {
    return await picture(bytes, page - 1)
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .webp({ quality })
      .toBuffer();
  } catch (fault) {
    if (/timeout/i.test(String(fault))) throw refuse['takes-too-long']();
    throw refuse['picture-broken']();
  }
}

type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Pdf = Awaited<ReturnType<PdfLibrary['getDocument']>['promise']>;
const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** The canvas that the library itself loads: paths and pictures of another copy would be strangers to it. */
const { createCanvas } = createRequire(join(home, 'legacy/build/pdf.mjs'))(
  '@napi-rs/canvas',
) as typeof import('@napi-rs/canvas');

async function withPdf<T>(bytes: Uint8Array, work: (pdf: Pdf | null) => Promise<T>): Promise<T> {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = library.getDocument({
    // The library takes the bytes over.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: mostPixels,
    canvasMaxAreaInBytes: mostPixels * 4,
    stopAtErrors: false,
    verbosity: 0,
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    wasmUrl: `${join(home, 'wasm')}/`,
  });
  try {
    const pdf = await task.promise.catch((fault: unknown) => {
      if ((fault as Error).name === 'PasswordException') return null;
      throw refuse['pdf-broken']();
    });
    return await work(pdf);
  } finally {
    await task.destroy();
  }
}

async function lookIntoPdf(pdf: Pdf | null): Promise<Looked> {
  if (!pdf) return { pages: 0, width: null, height: null, isLocked: true };
  const pages = pdf.numPages;
  if (pages > mostPages) throw refuse['pdf-too-long']({ pages, most: mostPages });
  const [actions, first, opening] = await Promise.all([
    pdf.getJSActions().catch(() => null),
    pdf.getPage(1).catch(() => null),
    pdf.getOpenAction().catch(() => null),
  ]);
  if (!first) throw refuse['pdf-broken']();
  if (actions || (opening as { action?: unknown } | null)?.action || (await first.getJSActions().catch(() => null)))
    throw refuse['pdf-script']();
  const { width, height } = first.getViewport({ scale: 1 });
  return { pages, width: Math.round(width), height: Math.round(height), isLocked: false };
}

async function drawPdf(pdf: Pdf | null, n: number, side: number, quality: number): Promise<Uint8Array> {
  if (!pdf) throw refuse['no-preview']();
  if (n > pdf.numPages) throw refuse['no-page']({ page: n });
  const page = await pdf.getPage(n);
  const bare = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(side / Math.max(bare.width, bare.height), 4) });
  const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  try {
    await page.render({
      canvas: null,
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
      background: '#ffffff',
    }).promise;
  } catch {
    throw refuse['pdf-broken']();
  }
  return canvas.encode('webp', quality);
}
