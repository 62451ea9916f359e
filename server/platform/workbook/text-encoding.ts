import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const sampleBytes = 256 * 1024;

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 where every byte obeys it, else GB18030, of which GBK and GB 2312
 * are parts. A UTF-8 file with a few damaged bytes stays UTF-8 when that leaves fewer unreadable characters.
 */
export function detectEncoding(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleBytes);
  return unreadable(sample, 'utf-8') < unreadable(sample, 'gb18030') ? 'utf-8' : 'gb18030';
}

function unreadable(sample: Buffer, encoding: TextEncoding): number {
  return iconv.decode(sample, encoding).split('\uFFFD').length - 1;
}

const pieceBytes = 256 * 1024;

/** The text of the bytes piece by piece, its byte order mark taken off. */
export function* decodeText(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield decoder.write(bytes.subarray(at, at + pieceBytes));
  }
  const last = decoder.end();
  if (last) yield last;
}
