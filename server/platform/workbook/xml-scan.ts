import { refuse } from './refusals.ts';

/**
 * A scanner for the XML inside workbooks: elements, attributes, text, CDATA, comments, in pieces as they arrive. Written for this
 * one use because a sheet of 100,000 rows is mostly tags, and a general parser spends several times longer on them.
 * Names lose their prefix (`x:row` is `row`): no two vocabularies meet in the elements that are read here. A document type is
 * refused, so no entities but the five of XML and character numbers exist. What is not well-formed is refused as corrupt.
 */
export type XmlHandler = {
  /** `attributes` is the raw text after the name; see `readAttributes` and `attribute`. */
  open(name: string, attributes: string): void;
  /** Text may come in several pieces (around a comment or CDATA). */
  text(text: string): void;
  close(name: string): void;
  /**
   * Takes whole elements that begin at a `<` by itself, where it knows them, and gives the place behind them; the same place where it
   * does not.
   */
  skip?(source: string, at: number): number;
};

/** No tag, comment or run of text in a workbook comes near this, so what does is not one. */
const longestToken = 4 * 1024 * 1024;

export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #skips: boolean;
  readonly #names: string[] = [];
  #rest = '';
  #rootClosed = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
    this.#skips = handler.skip !== undefined;
  }

  write(chunk: string): void {
    const source = this.#rest === '' ? chunk : this.#rest + chunk;
    const used = this.#scan(source);
    this.#rest = used === source.length ? '' : source.slice(used);
    if (this.#rest.length > longestToken) throw refuse.corrupt();
  }

  end(): void {
    if (this.#rest.trim() !== '' || this.#names.length > 0 || !this.#rootClosed) throw refuse.corrupt();
  }

  /** Handles every whole token and gives the place where the first unfinished one begins. */
  #scan(source: string): number {
    let at = 0;
    for (;;) {
      const tag = source.indexOf('<', at);
      if (tag === -1) return at;
      if (tag > at) this.#text(source.slice(at, tag));
      if (this.#skips) {
        at = this.#handler.skip?.(source, tag) ?? tag;
        if (at !== tag) continue;
      }
      const next = source.charCodeAt(tag + 1);
      let end: number;
      if (next === slash) end = this.#closeTag(source, tag);
      else if (next === bang || next === question) end = this.#special(source, tag);
      else end = this.#openTag(source, tag);
      if (end === -1) return tag;
      at = end;
    }
  }

  #text(raw: string): void {
    if (this.#names.length === 0) {
      if (raw.replace('\uFEFF', '').trim() !== '') throw refuse.corrupt();
      return;
    }
    this.#handler.text(decodeEntities(raw));
  }

  #openTag(source: string, tag: number): number {
    let colon = 0;
    let i = tag + 1;
    let c = source.charCodeAt(i);
    for (; c > space && c !== greater && c !== slash; c = source.charCodeAt(++i)) {
      if (c === colonCode) colon = i;
      else if (c === less || c === doubleQuote || c === singleQuote) throw refuse.corrupt();
    }
    const nameEnd = i;
    for (; c !== greater && i < source.length; c = source.charCodeAt(++i)) {
      if (c === doubleQuote || c === singleQuote) {
        i = source.indexOf(c === doubleQuote ? '"' : "'", i + 1);
        if (i === -1) return -1;
      } else if (c === less) throw refuse.corrupt();
    }
    if (i >= source.length) return -1;
    if (this.#names.length === 0 && this.#rootClosed) throw refuse.corrupt();
    const name = source.slice(colon === 0 ? tag + 1 : colon + 1, nameEnd);
    if (name === '') throw refuse.corrupt();
    const selfClosing = source.charCodeAt(i - 1) === slash;
    const stop = selfClosing ? i - 1 : i;
    this.#handler.open(name, stop > nameEnd ? source.slice(nameEnd, stop) : '');
    if (selfClosing) this.#close(name);
    else this.#names.push(name);
    return i + 1;
  }

  #closeTag(source: string, tag: number): number {
    const name = this.#names.at(-1);
    if (name === undefined) throw refuse.corrupt();
    let end = tag + 2 + name.length;
    if (source.charCodeAt(end) !== greater || !source.startsWith(name, tag + 2)) {
      end = source.indexOf('>', tag);
      if (end === -1) return -1;
      const written = source.slice(tag + 2, end).trimEnd();
      if (written.slice(written.indexOf(':') + 1) !== name) throw refuse.corrupt();
    }
    this.#names.pop();
    this.#close(name);
    return end + 1;
  }

  #close(name: string): void {
    this.#handler.close(name);
    if (this.#names.length === 0) this.#rootClosed = true;
  }

  /** `<?…?>`, `<!--…-->`, `<![CDATA[…]]>`; a document type is refused. */
  #special(source: string, tag: number): number {
    if (source.charCodeAt(tag + 1) === question) return after(source, '?>', tag + 2);
    if (source.startsWith('<!--', tag)) return after(source, '-->', tag + 4);
    if (source.startsWith('<![CDATA[', tag)) {
      const end = source.indexOf(']]>', tag + 9);
      if (end === -1) return -1;
      if (this.#names.length === 0) throw refuse.corrupt();
      this.#handler.text(source.slice(tag + 9, end));
      return end + 3;
    }
    const seen = source.slice(tag, tag + 9);
    if ('<!--'.startsWith(seen) || '<![CDATA['.startsWith(seen)) return -1;
    throw refuse.corrupt();
  }
}

const slash = 47;
const bang = 33;
const question = 63;
const greater = 62;
const less = 60;
const space = 32;
const doubleQuote = 34;
const singleQuote = 39;
const colonCode = 58;

function after(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end === -1 ? -1 : end + mark.length;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,10};?)/g, (_, reference: string) => {
    if (!reference.endsWith(';')) throw refuse.corrupt();
    const name = reference.slice(0, -1);
    const plain = named[name];
    if (plain !== undefined) return plain;
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : Number.NaN;
    if (!(code > 0 && code <= 0x10ffff)) throw refuse.corrupt();
    return String.fromCodePoint(code);
  });
}

const attributeForm = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** All attributes by their full name as written, prefixes kept. */
export function readAttributes(raw: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of raw.matchAll(attributeForm)) {
    if (name !== undefined) found.set(name, decodeEntities(double ?? single ?? ''));
  }
  return found;
}

/** One attribute by its unprefixed name, or undefined. */
export function attribute(raw: string, name: string): string | undefined {
  let at = raw.indexOf(name);
  while (at !== -1) {
    const before = at === 0 ? space : raw.charCodeAt(at - 1);
    let i = at + name.length;
    if (before <= space) {
      while (raw.charCodeAt(i) <= space) i++;
      if (raw.charCodeAt(i) === 61) {
        i++;
        while (raw.charCodeAt(i) <= space) i++;
        const quote = raw.charCodeAt(i);
        if (quote === doubleQuote || quote === singleQuote) {
          const end = raw.indexOf(quote === doubleQuote ? '"' : "'", i + 1);
          return decodeEntities(raw.slice(i + 1, end === -1 ? raw.length : end));
        }
      }
    }
    at = raw.indexOf(name, at + 1);
  }
  return undefined;
}
