import { fundRoundings } from '#law/cn/formulas/hf/contribution.ts';
import type { Pack } from '#law/engine/pack.ts';

const injuryClass = /^si\/([^/]+)\/injury\/class-1$/;

/** What formulas can read, of choices that are more than the words shipped so far. */
const families: ReadonlyArray<{ readonly path: RegExp; readonly words: (pack: Pack) => readonly string[] }> = [
  { path: /^hf\/[^/]+\/rounding$/, words: () => fundRoundings },
  // Whose table of rates: any that has one.
  {
    path: /^si\/[^/]+\/injury\/class-table$/,
    words: pack => [...pack.parameters.keys()].flatMap(each => injuryClass.exec(each)?.[1] ?? []),
  },
];

/** The words that may stand in a choice; null for a parameter that is none. A word that no formula knows would leave it without an answer. */
export function choicesOf(pack: Pack, path: string): readonly string[] | null {
  const parameter = pack.parameters.get(path);
  if (!parameter || pack.units[parameter.unit]?.kind !== 'text') return null;
  const family = families.find(each => each.path.test(path));
  if (family) return family.words(pack);
  const shipped = parameter.values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return [...new Set(shipped)];
}

/** Whether a value, already of its parameter's kind, is one that formulas can read. */
export function isKnownChoice(pack: Pack, path: string, value: unknown): boolean {
  const words = choicesOf(pack, path);
  return value === null || words === null || words.some(each => each === value);
}
