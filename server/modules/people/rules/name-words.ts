import { pinyin } from 'pinyin-pro';

/** Chinese characters one by one; what is written in other letters stays together. */
const syllables = /\p{Script=Han}|[^\p{Script=Han}\s·•.．・]+/gu;
const longestName = 12;

/** Characters of names that the dictionary lacks; Unihan, kMandarin. */
const rare: Readonly<Record<string, string>> = { 𠮷: 'ji', 㐂: 'xi' };

const readings = new Map<string, string[]>();

/** The pinyin of some characters, kept: names share a few thousand surnames and given characters. */
function reading(characters: string, isSurname: boolean): string[] {
  const key = isSurname ? `^${characters}` : characters;
  const known = readings.get(key);
  if (known) return known;
  const made = pinyin(characters, {
    toneType: 'none',
    type: 'array',
    surname: isSurname ? 'head' : 'off',
    v: true,
  }).map(each => rare[each] ?? each);
  if (readings.size > 50_000) readings.clear();
  readings.set(key, made);
  return made;
}

/** A name in syllables of pinyin, lower-case; the beginning read as a surname (单雄信: shan xiong xin). */
export function pinyinOf(name: string): string[] {
  const parts = (name.normalize('NFKC').toLowerCase().match(syllables) ?? []).slice(0, longestName);
  const head = parts[0] && parts[1] && isHan(parts[0]) && isHan(parts[1]) ? 2 : 1;
  return parts.flatMap((part, at) => {
    if (!isHan(part)) return [part];
    if (at >= head) return reading(part, false);
    // Two characters are read together, so that a surname of two (单于, 尉迟) is known for one.
    return at === 0 ? reading(parts.slice(0, head).join(''), true) : [];
  });
}

function isHan(part: string): boolean {
  return /^\p{Script=Han}/u.test(part);
}

/** The order of lists: by pinyin, syllable by syllable, then by the characters. */
export function sortKeyOf(name: string): string {
  return cut(`${pinyinOf(name).join(' ')} ${name}`, 200);
}

/**
 * The words by whose beginnings a person is found: each name, its pinyin and initials, and the number, whole and from each syllable on.
 */
export function wordsOf(names: readonly string[], numbers: readonly string[]): string[] {
  const words = new Set<string>();
  for (const name of names) {
    const characters = (name.normalize('NFKC').toLowerCase().match(syllables) ?? []).slice(0, longestName);
    addTails(words, characters);
    const read = pinyinOf(name);
    addTails(words, read);
    addTails(
      words,
      // By character, not by code unit: 𠮷 has no reading and is two of the latter.
      read.map(syllable => [...syllable][0] ?? ''),
    );
  }
  for (const number of numbers) {
    const whole = number.normalize('NFKC').toLowerCase().trim();
    if (!whole) continue;
    words.add(whole);
    // E00123 is also asked for as 00123 and 123.
    const digits = /\d+$/.exec(whole)?.[0];
    if (digits) words.add(digits).add(digits.replace(/^0+(?=\d)/, ''));
  }
  return [...words].filter(word => word !== '').map(word => cut(word, 100));
}

function addTails(words: Set<string>, parts: readonly string[]): void {
  for (let at = 0; at < parts.length; at++) words.add(parts.slice(at).join(''));
}

/** What somebody typed, as a tsquery of word beginnings that must all be found; null where nothing is left of it. */
export function findQuery(text: string): string | null {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s·•.．・,，、\0]+/u);
  const asked = words.filter(word => word !== '').slice(0, 6);
  return asked.length === 0 ? null : asked.map(word => `${quoteWord(word)}:*`).join(' & ');
}

/** One word as a tsquery, whatever is in it. */
export function quoteWord(word: string): string {
  return `'${word.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The word under which a whole name stands among `wordsOf`. */
export function wholeNameQuery(name: string): string | null {
  const parts = (name.normalize('NFKC').toLowerCase().match(syllables) ?? []).slice(0, longestName);
  return parts.length === 0 ? null : quoteWord(cut(parts.join(''), 100));
}

/** At most so many characters, none of them halved. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}
