import type { Asked } from './parse-query.ts';

export type Segment = { readonly text: string; readonly isHit: boolean };

/** The words of a query that are looked for in what is shown. */
export function wordsToMark(asked: readonly Asked[]): string[] {
  const words = asked.flatMap(piece => {
    if (piece.is === 'days') return [];
    return piece.is === 'text' ? [piece.text, ...piece.words] : [piece.text];
  });
  return [...new Set(words)].filter(word => word !== '').sort((a, b) => b.length - a.length);
}

/** A text in parts, told apart by whether somebody looked for them. Joined, the parts are the text. */
export function markHits(text: string, words: readonly string[]): Segment[] {
  const low = text.toLowerCase();
  const segments: Segment[] = [];
  let plain = 0;
  let at = 0;
  // Folding to lower case that changes the length would mark the wrong place.
  while (at < text.length && low.length === text.length) {
    const hit = words.find(word => low.startsWith(word, at));
    if (!hit) {
      at += 1;
      continue;
    }
    if (plain < at) segments.push({ text: text.slice(plain, at), isHit: false });
    segments.push({ text: text.slice(at, at + hit.length), isHit: true });
    at += hit.length;
    plain = at;
  }
  if (plain < text.length) segments.push({ text: text.slice(plain), isHit: false });
  return segments;
}

/**
 * A body, `label：value · label：value`, marked within its values. `briefly` keeps the parts with a hit alone; with none, nothing is left.
 */
export function markBody(body: string, words: readonly string[], briefly: boolean): Segment[] {
  const parts = body.split(' · ').map(part => {
    const label = /^[^：]{1,12}：/u.exec(part)?.[0] ?? '';
    return { label, value: markHits(excerpt(part.slice(label.length), words, 120), words) };
  });
  const kept = briefly ? parts.filter(({ value }) => value.some(segment => segment.isHit)) : parts;
  return kept.flatMap(({ label, value }, at) => {
    const before = `${at > 0 ? ' · ' : ''}${label}`;
    return before === '' ? value : [{ text: before, isHit: false }, ...value];
  });
}

/** The part of a long text around its first hit, at most `most` characters. */
export function excerpt(text: string, words: readonly string[], most: number): string {
  if (text.length <= most) return text;
  const low = text.toLowerCase();
  const places = words.map(word => low.indexOf(word)).filter(place => place >= 0);
  const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - Math.floor(most / 4));
  const cut = [...text.slice(from, from + most)].join('');
  return `${from > 0 ? '…' : ''}${cut}${from + most < text.length ? '…' : ''}`;
}
