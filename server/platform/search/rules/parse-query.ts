import type { CivilDate } from '#kernel/civil-date.ts';
import type { SearchCode, SpanOfDays } from '../source.ts';
import { readDays } from './read-days.ts';
import { fold, isHan, runsOf } from './word.ts';

/** A part of what somebody typed, and what it is taken for. `text` is folded; all of them in order, joined, are the folded text. */
export type Piece =
  | { readonly is: 'gap'; readonly text: string }
  | { readonly is: 'text'; readonly text: string; readonly words: readonly string[] }
  | { readonly is: 'unit'; readonly text: string; readonly ids: readonly string[] }
  | { readonly is: 'code'; readonly text: string; readonly codes: readonly SearchCode[] }
  | { readonly is: 'kind'; readonly text: string; readonly kinds: readonly string[] }
  | { readonly is: 'days'; readonly text: string; readonly span: SpanOfDays }
  | { readonly is: 'expiry'; readonly text: string };
export type Asked = Exclude<Piece, { is: 'gap' }>;

/** Words that mean something, each folded. Units and kinds are the same for everybody who may search; no person's name is among them. */
export type Vocabulary = {
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly codes: ReadonlyMap<string, readonly SearchCode[]>;
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  /** Cuts a run of Chinese characters into words. */
  readonly cut: (run: string) => readonly string[];
};

const gap = /[\s·•.．・,，、;；:：。的"'“”‘’()（）[\]【】/\\|&!*?？！]+/uy;
const expiry = /(?:到期|过期|届满|期满|有效期至?)/uy;
const chunk = /[^\s·•・,，、;；:：。"'“”‘’()（）[\]【】/\\|&!*?？！]+/uy;
/** A word that stands between: 张三在2023年. */
const hollow = new Set(['在', '的', '和', '与', '及', '了', '是', '于', '年', '月']);

/** Takes apart what somebody typed. What is neither a day nor a known word is text to be found as it stands. */
export function parseQuery(typed: string, vocabulary: Vocabulary, today: CivilDate): Piece[] {
  const text = fold(typed);
  const pieces: Piece[] = [];
  let place = 0;
  while (place < text.length) {
    const piece =
      gapAt(text, place) ??
      daysAt(text, place, today) ??
      expiryAt(text, place) ??
      chunkAt(text, place, vocabulary, today);
    pieces.push(piece);
    place += piece.text.length;
  }
  return pieces;
}

function gapAt(text: string, place: number): Piece | null {
  gap.lastIndex = place;
  const found = gap.exec(text)?.[0];
  return found ? { is: 'gap', text: found } : null;
}

function daysAt(text: string, place: number, today: CivilDate): Piece | null {
  const before = text[place - 1] ?? '';
  // 12023年 is a number.
  if (/[0-9a-z]/.test(before)) return null;
  const found = readDays(text, place, today);
  return found ? { is: 'days', text: text.slice(place, place + found.length), span: found.span } : null;
}

function expiryAt(text: string, place: number): Piece | null {
  expiry.lastIndex = place;
  const found = expiry.exec(text)?.[0];
  return found ? { is: 'expiry', text: found } : null;
}

/** Up to the next gap, day or 到期: the longest known word at its beginning, else what jieba cuts off until one begins. */
function chunkAt(text: string, place: number, vocabulary: Vocabulary, today: CivilDate): Piece {
  chunk.lastIndex = place;
  const whole = untilDays(chunk.exec(text)?.[0] ?? [...text.slice(place)][0] ?? '', text, place, today);
  const known = knownAt(whole, vocabulary);
  if (known) return known;
  // Within a chunk a word that jieba cuts off may be a known one: 张三硕士.
  let at = 0;
  for (const word of runsOf(whole).flatMap(run => (isHan(run) ? vocabulary.cut(run) : [run]))) {
    at = whole.indexOf(word, at);
    if (at < 0) break;
    if (at > 0 && word.length > 1 && knownAt(whole.slice(at), vocabulary))
      return textPiece(whole.slice(0, at), vocabulary);
    at += word.length;
  }
  return textPiece(whole, vocabulary);
}

function untilDays(whole: string, text: string, place: number, today: CivilDate): string {
  for (let at = 1; at < whole.length; at++) {
    if (expiryAt(text, place + at) || daysAt(text, place + at, today)) return whole.slice(0, at);
  }
  return whole;
}

/** The longest beginning that is a known word. Of one character only when nothing else stands there. */
function knownAt(whole: string, { units, codes, kinds, cut }: Vocabulary): Piece | null {
  let ends: Set<number> | null = null;
  for (let end = Math.min(whole.length, 40); end >= 1; end--) {
    const word = whole.slice(0, end);
    if (end < 2 && end < whole.length) return null;
    const ids = units.get(word);
    if (ids) return { is: 'unit', text: word, ids };
    const found = codes.get(word);
    const meant = kinds.get(word);
    if (!found && !meant) continue;
    // 教育 begins 教育学院, but isn't a word there.
    ends ??= endsOf(whole, cut);
    if (end < whole.length && !ends.has(end)) continue;
    if (found) return { is: 'code', text: word, codes: found };
    if (meant) return { is: 'kind', text: word, kinds: meant };
  }
  return null;
}

/** A character that jieba leaves alone goes with its neighbour: 玉兰 路 is 玉兰路. Pairs are what is looked up. */
function joinSingles(words: readonly string[]): string[] {
  const joined: string[] = [];
  let waiting = '';
  for (const word of words) {
    const isSingle = [...word].length === 1;
    if (isSingle && hollow.has(word)) {
      if (waiting) joined.push(waiting);
      waiting = '';
    } else if (isSingle && joined.length > 0 && waiting === '') joined.push(`${joined.pop()}${word}`);
    else if (isSingle) waiting += word;
    else {
      joined.push(waiting + word);
      waiting = '';
    }
  }
  if (waiting) joined.push(waiting);
  return joined;
}

function endsOf(whole: string, cut: Vocabulary['cut']): Set<number> {
  const ends = new Set<number>();
  let end = 0;
  for (const word of runsOf(whole).flatMap(run => (isHan(run) ? cut(run) : [run]))) {
    end += word.length;
    ends.add(end);
  }
  return ends;
}

function textPiece(text: string, { cut }: Vocabulary): Piece {
  const words = runsOf(text).flatMap(run => (isHan(run) ? joinSingles(cut(run)) : [run]));
  const full = words.filter(word => !hollow.has(word));
  if (words.length === 0) return { is: 'gap', text };
  return full.length === 0 && words.length === 1 && text.length > 1
    ? { is: 'gap', text }
    : { is: 'text', text, words: full.length > 0 ? full : words };
}
