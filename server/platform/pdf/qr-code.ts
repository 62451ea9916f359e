import QRCode from 'qrcode';

/** A QR code (ISO/IEC 18004) as its square of modules, without the quiet zone. */
export type QrCode = { readonly size: number; isDark(row: number, column: number): boolean };

/** Level M: up to 15 % of it may be stained or covered. Throws Error for a text beyond what a code holds (some 2,300 bytes). */
export function qrCodeOf(text: string): QrCode {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}

/** The dark modules as few rectangles: those beside one another in a row are one. In modules. */
export function darkRuns(code: QrCode): Array<{ row: number; column: number; length: number }> {
  const runs: Array<{ row: number; column: number; length: number }> = [];
  for (let row = 0; row < code.size; row++) {
    for (let column = 0; column < code.size; column++) {
      if (!code.isDark(row, column)) continue;
      const from = column;
      while (column + 1 < code.size && code.isDark(row, column + 1)) column++;
      runs.push({ row, column: from, length: column - from + 1 });
    }
  }
  return runs;
}
