import { CsvScanner } from './csv-scan.ts';

/** The usual ones, and the commas of Chinese keyboards, with which people write a table by hand. */
const separators = [',', '\t', ';', '|', '，', '；'];
const linesLooked = 40;
const longestField = 2_000;

/**
 * The separator that a `sep=` line declares, else the one that cuts most lines into the same number of fields, and that the highest:
 * commas within amounts and remarks cut some lines, but not all alike.
 */
export function findSeparator(text: string): { separator: string; declared: boolean } {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return { separator: declared, declared: true };
  let best = { separator: ',', score: 0 };
  for (const separator of separators) {
    const score = scoreOf(separator, text);
    if (score > best.score) best = { separator, score };
  }
  return { separator: best.separator, declared: false };
}

function scoreOf(separator: string, text: string): number {
  const counts = new Map<number, number>();
  let lines = 0;
  for (const fields of firstRecords(separator, text)) {
    if (fields.length === 1 && fields[0]?.trim() === '') continue;
    lines++;
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  return Math.max(0, ...counts.entries().map(([fields, times]) => (fields - 1) * (times / lines) ** 2));
}

function firstRecords(separator: string, text: string): string[][] {
  try {
    return new CsvScanner(separator, longestField).write(text).slice(0, linesLooked);
  } catch {
    // A quote that never closes: it is the reader's to say so, in the row where it stands.
    return text.split(/\r\n?|\n/, linesLooked).map(line => line.split(separator));
  }
}
