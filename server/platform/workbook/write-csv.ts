/**
 * One record of a CSV file. A text that a spreadsheet program would take for a formula (beginning with = + - @, a tab or a return,
 * full-width forms included) gets an apostrophe before it; plain negative numbers stay. Lines end with CR LF.
 */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

/** Begins a UTF-8 file so that Excel sees it is one. */
export const csvStart = '\uFEFF';

function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^\s*[=+\-@＝＋－＠\t\r]/.test(value) && !/^-?\d+(?:\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
