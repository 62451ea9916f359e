import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/**
 * Cuts what somebody typed into words; what is kept is found by pairs of characters, however it may be cut. Besides jieba's own dictionary it knows the names of units and posts, which everybody sees; persons' names are
 * not among them, or the way a query is cut would tell of people whom one may not see.
 */
let jieba: Jieba | null = null;
const learned = new Set<string>();
/** More names than this are an installation's mistake rather than its units. */
const mostLearned = 100_000;

function ready(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}

/** Teaches names, of two characters or more. Names that are gone stay known: that only cuts more coarsely. */
export function learn(names: Iterable<string>): void {
  const fresh = [...names].filter(name => /^\p{Script=Han}{2,20}$/u.test(name) && !learned.has(name));
  if (fresh.length === 0 || learned.size + fresh.length > mostLearned) return;
  for (const name of fresh) learned.add(name);
  ready().loadDict(Buffer.from(fresh.map(name => `${name} 20000 n`).join('\n')));
}

/** As somebody typed it: the longest words. */
export function cutOnce(run: string): string[] {
  return ready().cut(run, true);
}
