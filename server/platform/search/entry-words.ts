import { daysAmong, wordsOfDays } from './rules/day-words.ts';
import { factWord, fold, idWord, keyWord, kindWord, nameWord, runsOf, valuesOf, wordsOfText } from './rules/word.ts';
import type { SearchEntry } from './source.ts';

/** Who and where a person is; what all his entries can be found by beside their own words. */
export type Around = {
  readonly personId: string;
  readonly names: readonly string[];
  /** Tails, pinyin and initials of the names, and the number. */
  readonly nameWords: readonly string[];
  readonly unitIds: readonly string[];
  readonly leaderIds: readonly string[];
};

/** What an entry holds. In its own row these are `inOwnRow`; the same words, tagged with its group, make up the person. */
export function ownWords(entry: SearchEntry): string[] {
  const text = wordsOfText(`${entry.title} ${valuesOf(entry.body)} ${entry.unshown ?? ''}`);
  return [...text, ...(entry.facts ?? []).map(factWord), ...(entry.keys ?? []).map(keyWord), kindWord(entry.kind)];
}

/** What is added to an entry's own words in its own row. */
export function rowWords(entry: SearchEntry, around: Around | null): string[] {
  const days = wordsOfDays(daysAmong(entry.days ?? []), entry.isSpan ?? false);
  const expires = wordsOfDays(daysAmong([entry.expiresOn]), false);
  return [
    kindWord(entry.kind),
    `g${entry.group}`,
    ...days,
    ...expires,
    ...expires.map(word => `x${word}`),
    ...(around ? [...hints(around), ...wholeNames(around)] : []),
  ];
}

/** A person's own row, besides what his entries hold. */
export function personWords(around: Around): string[] {
  return [...hints(around), ...around.nameWords.map(word => nameWord(runsOf(word).join('') || fold(word)))];
}

function hints({ personId, unitIds, leaderIds }: Around): string[] {
  return [idWord('p', personId), ...unitIds.map(id => idWord('a', id)), ...leaderIds.map(id => idWord('l', id))];
}

/** Whole names, pinyin and numbers, without the tails: an entry is one of many, and a beginning would find them all. */
function wholeNames({ names, nameWords }: Around): string[] {
  const longest = new Set(names.map(name => runsOf(name).join('')));
  const latin = nameWords.filter(word => !/\p{Script=Han}/u.test(word) && word.length > 1);
  return [...longest, ...latin.map(word => runsOf(word).join(''))].filter(word => word !== '').map(nameWord);
}
