import { createRequire } from 'node:module';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { mostMegapixels, mostPages } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { type Pixels, pixelsOf } from './pixels.ts';
import { longestSide } from './read-page.ts';

/** A file that was found good, its pages not yet decoded. */
export type Source = { readonly pages: number; page(number: number): Promise<Pixels>; close(): Promise<void> };

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/tiff']);

/** Refuses what is no picture, too large or locked, from its header. */
export async function openSource(bytes: Uint8Array): Promise<Source> {
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime === 'application/pdf') return openPdf(bytes);
  if (type?.mime === 'image/heic' || type?.mime === 'image/heif') throw refuse.heic();
  if (!type || !pictures.has(type.mime)) throw refuse['not-a-picture']();
  return openPicture(bytes);
}

async function openPicture(bytes: Uint8Array): Promise<Source> {
  const {
    width,
    height,
    pages = 1,
  } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw refuse.broken();
    });
  if (!width || !height) throw refuse.broken();
  if (width * height > mostMegapixels * 1e6)
    throw refuse['too-many-pixels']({ width, height, megapixels: mostMegapixels });
  if (pages > mostPages) throw refuse['too-many-pages']({ pages, most: mostPages });
  return {
    pages,
    page: async number => {
      const picture = sharp(bytes, { limitInputPixels: mostMegapixels * 1e6, page: number - 1, failOn: 'error' })
        .rotate()
        .flatten({ background: '#ffffff' })
        .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true });
      return pixelsOf(picture).catch(() => {
        throw refuse.broken();
      });
    },
    close: async () => undefined,
  };
}

async function openPdf(bytes: Uint8Array): Promise<Source> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
  // The canvas that pdf.js itself finds: one of another version would crash the process.
  const { createCanvas } = createRequire(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'))(
    '@napi-rs/canvas',
  ) as typeof import('@napi-rs/canvas');
  const task = getDocument({
    // pdf.js takes the bytes away from whoever gives them.
    data: new Uint8Array(bytes),
    maxImageSize: mostMegapixels * 1e6,
    isEvalSupported: false,
    useSystemFonts: false,
    enableXfa: false,
    cMapUrl: new URL('cmaps/', folder).pathname,
    standardFontDataUrl: new URL('standard_fonts/', folder).pathname,
    wasmUrl: new URL('wasm/', folder).pathname,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise.catch((fault: unknown) => {
    throw fault instanceof Error && fault.name === 'PasswordException' ? refuse.encrypted() : refuse.broken();
  });
  if (document.numPages > mostPages) {
    await task.destroy();
    throw refuse['too-many-pages']({ pages: document.numPages, most: mostPages });
  }
  return {
    pages: document.numPages,
    page: async number => {
      const page = await document.getPage(number);
      try {
        const plain = page.getViewport({ scale: 1 });
        const scale = longestSide / Math.max(plain.width, plain.height, 1);
        const viewport = page.getViewport({ scale });
        const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
        const context = canvas.getContext('2d');
        context.fillStyle = '#ffffff';
        context.fillRect(0, 0, canvas.width, canvas.height);
        // pdf.js asks for a browser's canvas; this one draws alike.
        await page.render({
          canvas: canvas as unknown as HTMLCanvasElement,
          canvasContext: context as unknown as CanvasRenderingContext2D,
          viewport,
        }).promise;
        return await pixelsOf(
          sharp(context.getImageData(0, 0, canvas.width, canvas.height).data, {
            raw: { width: canvas.width, height: canvas.height, channels: 4 },
          }),
        );
      } catch (fault) {
        throw fault instanceof RangeError ? refuse.broken() : fault;
      } finally {
        page.cleanup();
      }
    },
    close: () => task.destroy(),
  };
}
