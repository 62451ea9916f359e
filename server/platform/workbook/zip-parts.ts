import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import yauzl, { type Entry } from 'yauzl';
import { Refusal } from '#kernel/refusal.ts';
import type { WorkbookLimits } from './cell.ts';
import { refuse } from './refusals.ts';
import { type XmlHandler, XmlScanner } from './xml-scan.ts';

/** Beyond this ratio a large part is nothing a spreadsheet program writes: repeated rows reach some 100, zeros 1,000. */
const bombRatio = 400;
const bombFloor = 32 * 1024 * 1024;
/** All reading of one opened workbook together, as a multiple of the limit of a part: many large sheets are as bad as one huge. */
const mostReadings = 4;
const stored = 0;
const deflated = 8;

/** A zip's parts by name. Nothing is inflated until asked for, and then only up to the limit, whatever the directory declares. */
export type ZipParts = {
  has(name: string): boolean;
  names(): Iterable<string>;
  /** Whether a part is encrypted by the zip itself. */
  encrypted(): boolean;
  /** The bytes of a part, in large pieces. */
  bytes(name: string): AsyncIterable<Buffer>;
  /** The decoded text of a part, piece by piece. */
  text(name: string): AsyncIterable<string>;
  close(): void;
};

export async function openZip(source: string | Buffer, limits: WorkbookLimits): Promise<ZipParts> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: false, strictFileNames: false };
  const zip = await asCorrupt(
    typeof source === 'string' ? yauzl.openPromise(source, options) : yauzl.fromBufferPromise(source, options),
  );
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    if (zip.entryCount > limits.entries) throw refuse.bomb({ limit: megabytes(limits.inflatedBytes) });
    for await (const entry of zip.eachEntry()) {
      const name = keyOf(entry.fileName);
      if (!entries.has(name)) entries.set(name, entry);
    }
  } catch (error) {
    zip.close();
    throw asRefusal(error);
  }
  /** All bytes of a part, held to the limits: of the part, of all parts together, and of what its size in the zip may inflate to. */
  async function* inflated(name: string, pieceBytes: number): AsyncGenerator<Buffer> {
    const entry = entries.get(keyOf(name));
    if (!entry) throw refuse.corrupt();
    if (entry.isEncrypted()) throw refuse['password-protected']();
    const tooLarge = refuse.bomb({ limit: megabytes(limits.inflatedBytes) });
    if (entry.uncompressedSize > limits.inflatedBytes) throw tooLarge;
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) throw refuse.corrupt();
    const raw = await asCorrupt(zip.openReadStreamPromise(entry, { decodeFileData: false }));
    const bytes = entry.compressionMethod === stored ? raw : inflate(raw, pieceBytes);
    let size = 0;
    try {
      for await (const piece of bytes as AsyncIterable<Buffer>) {
        size += piece.length;
        total += piece.length;
        if (size > limits.inflatedBytes || total > limits.inflatedBytes * mostReadings) throw tooLarge;
        if (size > bombFloor && size > entry.compressedSize * bombRatio) throw tooLarge;
        yield piece;
      }
    } catch (error) {
      throw asRefusal(error);
    } finally {
      raw.destroy();
    }
    if (size !== entry.uncompressedSize) throw refuse.corrupt();
  }

  return {
    has: name => entries.has(keyOf(name)),
    names: () => entries.keys(),
    encrypted: () => entries.values().some(entry => entry.isEncrypted()),
    close: () => zip.close(),
    bytes: name => inflated(name, largePiece),
    async *text(name) {
      const decoder = new PieceDecoder(refuse.bomb({ limit: megabytes(limits.inflatedBytes) }));
      try {
        for await (const piece of inflated(name, textPiece)) {
          const text = decoder.take(piece);
          if (text !== '') yield text;
        }
        yield decoder.end();
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}

/** Runs a part through the scanner to its end. */
export async function scanPart(zip: ZipParts, name: string, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  for await (const text of zip.text(name)) scanner.write(text);
  scanner.end();
}

/** Bytes at a time. The larger, the fewer the trips to the thread that inflates; but a text cut out of a piece keeps all of it. */
const textPiece = 128 * 1024;
const largePiece = 512 * 1024;

function inflate(raw: Readable, pieceBytes: number): Readable {
  const inflater = createInflateRaw({ chunkSize: pieceBytes });
  raw.on('error', error => inflater.destroy(error));
  return raw.pipe(inflater);
}

/** Zip names compare without case, as the packaging standard asks, and with forward slashes. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** No text of a workbook stands this far (in bytes) without a tag in it. */
const longestRun = 4 * 1024 * 1024;

/**
 * UTF-8, or UTF-16 where a byte order mark says so; bytes that are neither are refused. UTF-8 is cut behind the last `>` of each
 * piece, so that hardly a tag is ever split: joining strings would leave the scanner with ropes, which it reads at half the speed.
 */
class PieceDecoder {
  #decoder: TextDecoder | undefined;
  #wide = false;
  #pending: Buffer = Buffer.alloc(0);
  readonly #tooLarge: Error;

  constructor(tooLarge: Error) {
    this.#tooLarge = tooLarge;
  }

  take(piece: Buffer): string {
    if (!this.#decoder) {
      const encoding = encodingOf(piece);
      this.#wide = encoding !== 'utf-8';
      this.#decoder = new TextDecoder(encoding, { fatal: true });
    }
    if (this.#wide) return this.#decoder.decode(piece, { stream: true });
    const cut = piece.lastIndexOf(greater) + 1;
    const whole =
      this.#pending.length === 0 ? piece.subarray(0, cut) : Buffer.concat([this.#pending, piece.subarray(0, cut)]);
    if (cut === 0) {
      this.#pending = Buffer.concat([this.#pending, piece]);
      if (this.#pending.length > longestRun) throw this.#tooLarge;
      return '';
    }
    this.#pending = piece.subarray(cut);
    return this.#decoder.decode(whole, { stream: true });
  }

  end(): string {
    return this.#decoder?.decode(this.#pending) ?? '';
  }
}

const greater = 0x3e;

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

async function asCorrupt<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** A fault in the bytes is the file's; one of the disk (with a system code) is not and stays what it is. */
function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E(?!RR_)/.test(code) ? error : refuse.corrupt();
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}
