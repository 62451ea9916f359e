import type { Asked } from '../rules/parse-query.ts';
import { fold } from '../rules/word.ts';

/** What search_find gives. */
export type Candidate = {
  id: string;
  kind: string;
  person_id: string | null;
  unit_id: string | null;
  name: string;
  sort_key: string;
  status: string;
  on_day: string | null;
  /** With commas. */
  years: string;
};

/** Whose name was typed first, then whose name begins so; those who work here before those who have left; then by name. */
export function orderByName(people: readonly Candidate[], asked: readonly Asked[]): Candidate[] {
  const texts = asked.map(piece => piece.text);
  const rank = (each: Candidate) => {
    const name = fold(each.name);
    const named = texts.includes(name) ? 0 : texts.some(text => name.startsWith(text)) ? 1 : 2;
    return named * 2 + (each.status === 'left' || each.status === 'none' ? 1 : 0);
  };
  return people
    .map(each => ({ each, rank: rank(each) }))
    .sort((a, b) => a.rank - b.rank || compare(a.each.sort_key, b.each.sort_key) || compare(a.each.id, b.each.id))
    .map(({ each }) => each);
}

/** By code unit; a locale's rules would cost more than the search. */
export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
