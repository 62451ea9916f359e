import type { Box, ReadLine } from '#platform/recognition/page.ts';

type Character = { readonly text: string; readonly mark: number; readonly line: ReadLine; readonly n: number };
/** Characters in reading order, each with where it came from. Spaces are left out: scans put them where they like. */
export type Span = { readonly text: string; readonly characters: readonly Character[] };

export function spanOf(lines: readonly ReadLine[]): Span {
  const characters = lines.flatMap(line =>
    [...line.text]
      .map((text, n) => ({ text, mark: line.marks[n] ?? 0, line, n }))
      .filter(character => character.text.trim() !== ''),
  );
  return { text: characters.map(character => character.text).join(''), characters };
}

/** `from` and `length` count UTF-16 units of the text, as a match does. */
export function part(span: Span, from: number, length: number): Span {
  let at = 0;
  const characters = span.characters.filter(character => {
    const isIn = at >= from && at < from + length;
    at += character.text.length;
    return isIn;
  });
  return { text: characters.map(character => character.text).join(''), characters };
}

/** The group of that number of the first match. */
export function found(span: Span, pattern: RegExp, group = 1): Span | null {
  const match = new RegExp(pattern.source, `${pattern.flags.replace(/[dg]/g, '')}d`).exec(span.text);
  const range = match?.indices?.[group];
  return range && range[1] > range[0] ? part(span, range[0], range[1] - range[0]) : null;
}

export function confidenceOf(span: Span): number {
  return span.characters.reduce((least, { mark }) => Math.min(least, mark), span.characters.length > 0 ? 1 : 0);
}

/** A box around all of it. */
export function boxOf(span: Span): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const { line, n } of span.characters) {
    const [x, y, width, height] = line.box;
    const middle = x + (line.at[n] ?? 0.5) * width;
    left = Math.min(left, Math.max(x, middle - height / 2));
    right = Math.max(right, Math.min(x + width, middle + height / 2));
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + height);
  }
  return span.characters.length === 0
    ? [0, 0, 0, 0]
    : [Math.round(left), Math.round(top), Math.round(right - left), Math.round(bottom - top)];
}

/**
 * Whether there is room for a character that was not read, between two of a line or at its ends: what the recogniser's list of
 * characters lacks, it leaves out without a word.
 */
export function lacksCharacter(span: Span): boolean {
  const han = span.characters.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const middles = han.map(({ line, n }) => ({ line, x: line.box[0] + (line.at[n] ?? 0) * line.box[2] }));
  return han.some(({ line, n }, index) => {
    const pitch = line.box[3] * 0.62;
    const here = middles[index]?.x ?? 0;
    const next = middles[index + 1];
    if (next && next.line === line && han[index + 1]?.n === n + 1 && next.x - here > pitch * 2.1) return true;
    if (n === 0 && here - line.box[0] > pitch * 1.9) return true;
    return n === [...line.text].length - 1 && line.box[0] + line.box[2] - here > pitch * 1.9;
  });
}

/** Lines that share more than half of their height with the row's first are one row, from left to right; rows from the top down. */
export function rowsOf(lines: readonly ReadLine[]): ReadLine[][] {
  const rows: ReadLine[][] = [];
  for (const line of [...lines].sort((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(middleOf(line) - middleOf(first)) < Math.min(first.box[3], line.box[3]) * 0.5)
      row.push(line);
    else rows.push([line]);
  }
  return rows.map(row => row.sort((a, b) => a.box[0] - b.box[0]));
}

export const middleOf = (line: ReadLine) => line.box[1] + line.box[3] / 2;
