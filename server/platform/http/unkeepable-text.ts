import { pointed } from './wrong-fields.ts';

/** Where a text holds a character that can't be kept, as a JSON pointer, and that character. */
export type Unkeepable = { readonly field: string; readonly character: string };

/**
 * The first text in a part of a request that PostgreSQL can't keep: one with U+0000, or with half of a surrogate pair, which is no
 * character. Names count too. `at` is the pointer of the part. Depth is no matter: a request may nest as far as its size allows.
 */
export function findUnkeepable(part: unknown, at: string): Unkeepable | null {
  const open: Array<{ value: unknown; at: string }> = [{ value: part, at }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, at: here } = next;
    if (typeof value === 'string') {
      const character = unkeepableIn(value);
      if (character) return { field: here, character };
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--)
        if (holdsText(value[i])) open.push({ value: value[i], at: `${here}/${i}` });
    } else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
      for (const [name, inner] of Object.entries(value).reverse()) {
        const character = unkeepableIn(name);
        if (character) return { field: here, character };
        if (holdsText(inner)) open.push({ value: inner, at: `${here}/${pointed(name)}` });
      }
    }
  }
  return null;
}

function holdsText(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}

function unkeepableIn(text: string): string | null {
  if (text.includes('\0')) return 'U+0000';
  if (text.isWellFormed()) return null;
  const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text)?.[0] ?? '';
  return `U+${half.charCodeAt(0).toString(16).toUpperCase()}`;
}
