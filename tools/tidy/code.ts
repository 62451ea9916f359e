import { lineAt } from './tree.ts';

/**
 * The source with the inside of comments, strings and regular expressions replaced by spaces, character for character,
 * so that a search finds code only and its positions hold in the original. Code within `${…}` stays.
 */
export function blankOut(source: string): string {
  const out = source.split('');
  const blank = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) if (out[at] !== '\n') out[at] = ' ';
  };
  /** Depth of braces within each `${` that is open, the innermost last. */
  const holes: number[] = [];
  let at = 0;
  /** The last thing of meaning, to tell a regular expression from a division. */
  let before = '';

  const template = (from: number) => {
    let end = from;
    while (end < source.length && source[end] !== '`' && !source.startsWith('${', end))
      end += source[end] === '\\' ? 2 : 1;
    blank(from, Math.min(end, source.length));
    if (source[end] === '$') {
      holes.push(0);
      before = '{';
      at = end + 2;
    } else {
      before = '`';
      at = end + 1;
    }
  };

  while (at < source.length) {
    const char = source[at] ?? '';
    const pair = source.slice(at, at + 2);
    if (pair === '//' || pair === '/*') {
      const found = pair === '//' ? source.indexOf('\n', at) : source.indexOf('*/', at + 2) + 2;
      const end = found <= (pair === '//' ? -1 : 1) ? source.length : found;
      blank(at, end);
      at = end;
    } else if (char === "'" || char === '"') {
      let end = at + 1;
      while (end < source.length && source[end] !== char && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1;
      blank(at + 1, Math.min(end, source.length));
      before = char;
      at = end + 1;
    } else if (char === '`') {
      template(at + 1);
    } else if (char === '/' && startsRegExp(source, at, before)) {
      const end = regExpEnd(source, at);
      blank(at + 1, end - 1);
      before = ')';
      at = end;
    } else {
      const hole = holes.at(-1);
      if (hole !== undefined && char === '{') holes[holes.length - 1] = hole + 1;
      if (hole !== undefined && char === '}') {
        if (hole === 0) {
          holes.pop();
          template(at + 1);
          continue;
        }
        holes[holes.length - 1] = hole - 1;
      }
      if (char.trim() !== '') before = char;
      at += 1;
    }
  }
  return out.join('');
}

function startsRegExp(source: string, at: number, before: string): boolean {
  if (/\b(return|case|typeof|in|of|await)\s*$/.test(source.slice(Math.max(0, at - 12), at))) return true;
  return before === '' || '(,=:[!&|?{};+-*%^~>'.includes(before);
}

function regExpEnd(source: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < source.length && source[end] !== '\n'; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === '[') inClass = true;
    else if (source[end] === ']') inClass = false;
    else if (source[end] === '/' && !inClass) return end + 1;
  }
  return at + 1; // No end on this line: it was a division after all.
}

/** Every place where the pattern (with flag g) occurs in code. */
export function findInCode(source: string, pattern: RegExp): { line: number; found: string }[] {
  return [...blankOut(source).matchAll(pattern)].map(match => ({
    line: lineAt(source, match.index + match[0].search(/\S/)),
    found: match[0].trim(),
  }));
}
