/**
 * The words of the index. What an entry holds is tagged with the field group that guards it, so that a query asks for a word only in the
 * groups that its actor may read: `e:硕士`. An entry is guarded as a whole by its one group, so that in its own row the tag is `.`, the same
 * for all: a query of twelve groups would else be twelve times as long. Words of the house's own carry no colon or a mark of their own:
 *   n:…  a person's name, pinyin, initials, number      a… l… p…  units above, leaders, the person himself (ids, hints only)
 *   g…   an entry's field group       k=…  its kind     y… m… d…  its days       xy… xm… xd…  the day on which it runs out
 * Within a tag `c=set:code` is a code value, `#…` the key of a whole number, `k=…` on a person one of his entries' kinds.
 */
const tags: Readonly<Record<string, string>> = {
  '': 'o',
  basic: 'b',
  job: 'j',
  identity: 'i',
  contact: 'c',
  family: 'f',
  education: 'e',
  work: 'w',
  certificate: 't',
  reward: 'r',
  bank: 'q',
  compensation: 's',
};

export const tagged = (group: string, word: string) => `${tags[group] ?? `_${group}`}:${word}`;
/** A word of an entry's own, in the entry's row. */
export const inOwnRow = (word: string) => `.:${word}`;
export const nameWord = (name: string) => `n:${name}`;
export const factWord = (fact: string) => `c=${fact}`;
export const keyWord = (key: string) => `#${key}`;
export const kindWord = (kind: string) => `k=${kind}`;
/** As search_id in the database: the last ten digits of an id. */
export const idWord = (mark: 'a' | 'l' | 'p', id: string) => mark + id.replaceAll('-', '').slice(-10);

/** PostgreSQL takes words of 2046 bytes at most; nobody types one of a hundred characters. */
const longest = 100;

/** How text is compared: width, case and compatibility forms away. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('\0', '');
}

const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const han = /^\p{Script=Han}/u;

/** Text in runs of Chinese characters and of other letters and digits. */
export function runsOf(text: string): string[] {
  const found: string[] = [];
  for (const [run] of fold(text).matchAll(runs)) {
    // 2023年 is told apart by the first pattern; 年a by the second taking Chinese with it, so it is cut again.
    if (han.test(run)) found.push(run);
    else found.push(...(run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []));
  }
  return found;
}

export const isHan = (run: string) => han.test(run);

/** Neighbouring pairs of Chinese characters, or the character that stands alone: found however a text is cut into words. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length <= 2) return [run];
  return characters.slice(1).map((character, at) => characters[at] + character);
}

/** Days are found as days, and what a value is called is no value. */
const shownOnly = /(?:^| · )[^：·]{1,12}：|\d{4}-\d{2}-\d{2}/gu;

/** What of a body, `label：value · label：value`, is to be found. */
export const valuesOf = (body: string) => body.replaceAll(shownOnly, ' ');

/** The words under which a text is found: pairs of Chinese characters, and other letters and digits as they stand; at most `most`. */
export function wordsOfText(text: string, most = 20_000): Set<string> {
  const words = new Set<string>();
  for (const run of runsOf(text)) {
    if (words.size >= most) break;
    if (isHan(run)) for (const pair of pairsOf(run)) words.add(pair);
    else words.add(run.slice(0, longest));
  }
  return words;
}
