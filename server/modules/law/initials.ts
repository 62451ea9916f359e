import { pinyin } from 'pinyin-pro';

/** Titles never change while the program runs. */
const kept = new Map<string, string>();

/** The first letters of the pinyin of some names in a row, by which people search: 上海, 养老保险 → shylbx. Other letters are left out. */
export function initialsOf(names: readonly string[]): string {
  const text = names.join('').replaceAll(/[^\p{Script=Han}]/gu, '');
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
  kept.set(text, made);
  return made;
}
