import { withPlainColours } from '../board/colours.ts';
import type { Board } from '../board/parts.ts';
import { xmlOf } from './use-board.ts';

/** A file of the reader's own machine as text, in the encoding that it declares. Throws where its bytes are not in it. */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8';
  const encoding = /^gb/i.test(declared) ? 'gb18030' : /8859-1|windows-1252/i.test(declared) ? 'windows-1252' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

export async function downloadXml(board: Board, name: string): Promise<void> {
  download(new Blob([await xmlOf(board)], { type: 'application/xml' }), `${name}.bpmn`);
}

/** The picture in the colours that are seen. */
export async function downloadSvg(board: Board, name: string): Promise<void> {
  const { svg } = await board.saveSVG();
  const host = document.querySelector('.board') ?? document.documentElement;
  download(new Blob([withPlainColours(svg, getComputedStyle(host))], { type: 'image/svg+xml' }), `${name}.svg`);
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
