import type { Marked } from '#contract/search.ts';

/** A text with what was looked for set off. */
export function MarkedText({ parts }: { parts: Marked }) {
  let at = 0;
  return parts.map(part => {
    const key = at;
    at += part.text.length;
    return part.isHit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}
