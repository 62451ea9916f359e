import { isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

const sampleBytes = 256 * 1024;
/** 姓名, the one word that every roster has, in the two encodings whose bytes cannot be told apart otherwise. */
const nameIn = { gb18030: Buffer.from('d0d5c3fb', 'hex'), big5: Buffer.from('a96da657', 'hex') };

/**
 * The encoding of a text file, or null where it is no text: by its byte order mark, by the zeros of UTF-16, else UTF-8 where every byte
 * obeys it, else GB18030, of which GBK and GB 2312 are parts, or Big5. A UTF-8 file with a few damaged bytes stays UTF-8. Zeros that were lost in a text, as in a file that was not written to its end, are no hindrance.
 */
export function detectEncoding(bytes: Buffer): TextEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleBytes);
  if (bytes.includes(0)) {
    const wide = withoutMark(sample);
    if (wide) return wide;
    if (sample.some(isControl)) return null;
  }
  if (isUtf8(bytes)) return 'utf-8';
  if (isDamagedUtf8(sample)) return 'utf-8';
  return sample.includes(nameIn.big5) && !sample.includes(nameIn.gb18030) ? 'big5' : 'gb18030';
}

/** Tab, line feed, vertical tab, form feed, carriage return, and the end-of-file mark of old. */
const textControls = new Set([9, 10, 11, 12, 13, 26]);

function isControl(code: number): boolean {
  return code > 0 && code < 32 && !textControls.has(code);
}

/** UTF-16 without its mark: what is ASCII (separators, digits, line ends) has a zero, always on the same side. */
function withoutMark(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  // Even prose has line ends and commas; a zero here and there is something else.
  if (even + odd < sample.length / 10) return null;
  const encoding = even === 0 ? 'utf-16le' : odd === 0 ? 'utf-16be' : null;
  if (!encoding) return null;
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  return text.includes('\uFFFD') || [...text].some(c => isControl(c.charCodeAt(0))) ? null : encoding;
}

/** Text of another encoding hardly ever forms the three bytes of a Chinese character in UTF-8, and breaks at every other. */
function isDamagedUtf8(sample: Buffer): boolean {
  // A sample may end within a character.
  const text = new TextDecoder('utf-8').decode(sample, { stream: true });
  const broken = text.split('\uFFFD').length - 1;
  return (text.match(/[\u0800-\uFFFC]/g)?.length ?? 0) > broken * 5;
}

const pieceBytes = 256 * 1024;

/** The text of the bytes piece by piece, without byte order mark and zeros. */
export function* decodeText(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: at + pieceBytes < bytes.length });
    yield piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
  }
}
