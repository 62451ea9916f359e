import { refuse } from './refusals.ts';
import { decodeEntities, type XmlHandler } from './xml-scan.ts';
import { scanPart, type ZipParts } from './zip-parts.ts';

/** More than this many different texts would not leave room for the work on them. 100,000 rows of 14 columns have 1,400,000 cells. */
const mostStrings = 4_000_000;
const mostCharacters = 64 * 1024 * 1024;

/** The texts of `sharedStrings.xml` in order. Rich text runs are joined; phonetic guides (`rPh`) are left out. */
export async function readSharedStrings(zip: ZipParts, name: string, cellLength: number): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  const item = textCollector();
  const add = (text: string) => {
    if (text.length > cellLength) throw refuse['string-too-long']({ limit: cellLength });
    characters += text.length;
    if (strings.length >= mostStrings || characters > mostCharacters) throw refuse['too-much-text']();
    strings.push(text);
  };
  await scanPart(zip, name, {
    skip(source, from) {
      let at = from;
      for (let end = plainItem(source, at); end !== -1; end = plainItem(source, at)) {
        add(decodeEscapes(decodeEntities(source.slice(source.indexOf('>', at + 4) + 1, end))));
        at = end + 9;
      }
      return at;
    },
    open(element) {
      if (element === 'si') item.reset();
      else item.open(element, '');
    },
    text: item.text,
    close(element) {
      item.close(element);
      if (element === 'si') add(item.take());
    },
  });
  return strings;
}

/** The end of the text of an item in its plain form, `<si><t>…</t></si>`; -1 where it has another, or is not all there. */
function plainItem(source: string, at: number): number {
  if (!source.startsWith('<si><t', at)) return -1;
  const open = source.indexOf('>', at + 6);
  const next = source.charAt(at + 6);
  if (open === -1 || (next !== ' ' && next !== '>') || source.charAt(open - 1) === '/') return -1;
  const end = source.indexOf('<', open);
  return end !== -1 && source.startsWith('</t></si>', end) ? end : -1;
}

/** Gathers the text of a string item or an inline string: every `t` that is not within a phonetic guide. */
export function textCollector(): XmlHandler & { reset(): void; take(): string } {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    reset() {
      text = '';
      inText = false;
      phonetic = 0;
    },
    open(element) {
      if (element === 't') inText = phonetic === 0;
      else if (element === 'rPh') phonetic++;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(element) {
      if (element === 't') inText = false;
      else if (element === 'rPh') phonetic--;
    },
    take: () => decodeEscapes(text),
  };
}

/** `_x000D_` stands for a character that XML cannot carry; `_x005F_` for the underscore of a text that only looks like one. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
