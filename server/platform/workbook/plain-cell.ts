/**
 * Reads a cell element in the form in which nearly all are written: `<c r="A1" s="2" t="s"><v>0</v></c>` or with an inline text, no
 * prefix, double quotes, nothing else within. One pass over the characters and no strings but the value's: a sheet of 100,000 rows
 * has more than a million of them. Whatever else stands there is left to the scanner, which knows all of XML.
 */
export class PlainCell {
  kind: 'empty' | 'shared' | 'inline' | 'number' = 'empty';
  /** From 0; -1 where the cell does not say. */
  column = -1;
  style = 0;
  /** Of shared texts: the place in the table. */
  index = 0;
  /** Of numbers: the digits. Of inline texts: the text with its entities. */
  text = '';
  /** A number of up to fifteen digits and nothing else. */
  integer = false;

  /** The place behind the cell; `from` itself where there is none of this form, or not all of it. */
  read(source: string, from: number): number {
    if (source.charCodeAt(from) !== less || source.charCodeAt(from + 1) !== letterC) return from;
    this.column = -1;
    this.style = 0;
    let type = letterN;
    let at = from + 2;
    for (; source.charCodeAt(at) === space; ) {
      const name = source.charCodeAt(at + 1);
      if (source.charCodeAt(at + 2) !== equals || source.charCodeAt(at + 3) !== quote) return from;
      const start = at + 4;
      const end = source.indexOf('"', start);
      if (end === -1) return from;
      if (name === letterR) {
        this.column = columnOf(source, start);
        if (this.column < 0) return from;
      } else if (name === letterS) this.style = digitsAt(source, start, end);
      else if (name === letterT) {
        type = source.charCodeAt(start);
        const isInline = type === letterI && end - start === 9;
        if (!isInline && (end - start !== 1 || (type !== letterS && type !== letterN))) return from;
      }
      at = end + 1;
    }
    if (this.style < 0) return from;
    if (source.charCodeAt(at) === slash && source.charCodeAt(at + 1) === greater) {
      this.kind = 'empty';
      return at + 2;
    }
    if (source.charCodeAt(at) !== greater) return from;
    return type === letterI ? this.#inline(source, at + 1, from) : this.#value(source, at + 1, from, type);
  }

  #value(source: string, start: number, from: number, type: number): number {
    if (!source.startsWith('<v>', start)) return from;
    const end = source.indexOf('<', start + 3);
    if (end <= start + 3 || !source.startsWith('</v></c>', end)) return from;
    const digits = digitsAt(source, start + 3, end);
    if (type === letterS) {
      if (digits < 0) return from;
      this.kind = 'shared';
      this.index = digits;
    } else {
      this.kind = 'number';
      this.text = source.slice(start + 3, end);
      this.integer = digits >= 0;
    }
    return end + 8;
  }

  #inline(source: string, start: number, from: number): number {
    if (!source.startsWith('<is><t', start)) return from;
    const open = source.indexOf('>', start + 6);
    const next = source.charCodeAt(start + 6);
    if (open === -1 || (next !== space && next !== greater) || source.charCodeAt(open - 1) === slash) return from;
    const end = source.indexOf('<', open);
    if (end === -1 || !source.startsWith('</t></is></c>', end)) return from;
    this.kind = end === open + 1 ? 'empty' : 'inline';
    this.text = source.slice(open + 1, end);
    return end + 13;
  }
}

/** The number that plain digits make, up to fifteen of them; -1 for anything else. */
function digitsAt(source: string, start: number, end: number): number {
  if (end - start > 15 || end === start) return -1;
  let number = 0;
  for (let i = start; i < end; i++) {
    const digit = source.charCodeAt(i) - zero;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** The column, from 0, of a reference like AB12 that begins at `start`; -1 where there is none, or one beyond ZZZ. */
export function columnOf(text: string, start: number): number {
  let column = 0;
  for (let i = start; i < start + 4; i++) {
    const letter = text.charCodeAt(i) & ~32;
    if (letter < letterA || letter > letterZ) break;
    if (i === start + 3) return -1;
    column = column * 26 + (letter - letterA + 1);
  }
  return column - 1;
}

const less = 60;
const greater = 62;
const space = 32;
const slash = 47;
const equals = 61;
const quote = 34;
const zero = 48;
const letterA = 65;
const letterZ = 90;
const letterC = 99;
const letterI = 105;
const letterN = 110;
const letterR = 114;
const letterS = 115;
const letterT = 116;
