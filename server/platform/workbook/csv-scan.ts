import { refuse } from './refusals.ts';

/**
 * Cuts separated text into records, in pieces as they arrive. A quote opens a field only at its beginning and closes it only where the
 * field ends; every other quote is text. Lines end with \n, \r\n or \r. An empty line is a record of one empty field.
 */
export class CsvScanner {
  readonly #separator: string;
  readonly #longestField: number;
  #source = '';
  #last = false;
  #records = 0;
  /** Where the next carriage return stands: looked for once, since most files have none, or one a line. */
  #nextReturn = -1;

  constructor(separator: string, longestField: number) {
    this.#separator = separator;
    this.#longestField = longestField;
  }

  /** The records that are complete with this piece. Refuses `csv-broken` where a quote is never closed. */
  write(piece: string, last = false): string[][] {
    this.#source += piece;
    this.#last = last;
    this.#nextReturn = -1;
    const records: string[][] = [];
    let at = 0;
    while (at < this.#source.length) {
      const next = this.#record(at, records);
      if (next === -1) break;
      at = next;
    }
    this.#source = this.#source.slice(at);
    this.#records += records.length;
    return records;
  }

  /** Reads the record at a place, and gives the place behind it; -1 where it is not complete yet. */
  #record(from: number, records: string[][]): number {
    const end = this.#lineEnd(from);
    const quote = this.#source.indexOf('"', from);
    if (quote !== -1 && quote < end) return this.#quoted(from, records);
    if (!this.#isWhole(end)) return -1;
    records.push(this.#source.slice(from, end).split(this.#separator));
    return this.#behind(end);
  }

  #quoted(from: number, records: string[][]): number {
    const source = this.#source;
    const fields: string[] = [];
    for (let at = from; ; at += this.#separator.length) {
      let stop: number;
      if (source.charCodeAt(at) === quoteCode) {
        const close = this.#closing(at + 1);
        if (close === -1) {
          if (!this.#last && source.length - at < this.#longestField * 2) return -1;
          throw refuse['csv-broken']({ row: this.#records + records.length + 1 });
        }
        fields.push(source.slice(at + 1, close).replaceAll('""', '"'));
        stop = this.#behindBlanks(close + 1);
      } else {
        const separator = source.indexOf(this.#separator, at);
        const end = this.#lineEnd(at);
        stop = separator === -1 || separator > end ? end : separator;
        fields.push(source.slice(at, stop));
      }
      at = stop;
      if (source.startsWith(this.#separator, stop)) continue;
      if (!this.#isWhole(stop)) return -1;
      records.push(fields);
      return this.#behind(stop);
    }
  }

  /** The quote that closes a field: one of a pair is text, and so is one with anything but the field's end behind it. */
  #closing(from: number): number {
    const source = this.#source;
    for (let at = source.indexOf('"', from); at !== -1; at = source.indexOf('"', at + 1)) {
      if (source.charCodeAt(at + 1) === quoteCode) {
        at++;
        continue;
      }
      const stop = this.#behindBlanks(at + 1);
      const code = source.charCodeAt(stop);
      if (stop >= source.length || code === lineFeed || code === carriageReturn) return at;
      if (source.startsWith(this.#separator, stop)) return at;
    }
    return -1;
  }

  #behindBlanks(from: number): number {
    let at = from;
    while (this.#source.charCodeAt(at) === space) at++;
    return at;
  }

  /** Where the line ends that a place is in; the end of what there is where no line end has come. */
  #lineEnd(from: number): number {
    if (this.#nextReturn < from) {
      const found = this.#source.indexOf('\r', from);
      this.#nextReturn = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    const feed = this.#source.indexOf('\n', from);
    return Math.min(feed === -1 ? this.#source.length : feed, this.#nextReturn);
  }

  /** Whether nothing may follow that belongs to the line: the end of a piece is none, nor is half of a \r\n. */
  #isWhole(end: number): boolean {
    return this.#last || end + 1 < this.#source.length || this.#source.charCodeAt(end) === lineFeed;
  }

  #behind(end: number): number {
    const isPair = this.#source.charCodeAt(end) === carriageReturn && this.#source.charCodeAt(end + 1) === lineFeed;
    return end + (isPair ? 2 : 1);
  }
}

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const quoteCode = 34;
