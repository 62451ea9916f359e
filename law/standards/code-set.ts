import type { CodeItem, CodeSet } from './code-item.ts';
import { certificate } from './data/certificate.ts';
import { degree } from './data/degree.ts';
import { discipline } from './data/discipline.ts';
import { education } from './data/education.ts';
import { employment } from './data/employment.ts';
import { ethnicity } from './data/ethnicity.ts';
import { identityDocument } from './data/identity-document.ts';
import { kinship } from './data/kinship.ts';
import { maritalStatus } from './data/marital-status.ts';
import { nationality } from './data/nationality.ts';
import { politicalStatus } from './data/political-status.ts';
import { reward } from './data/reward.ts';
import { sex } from './data/sex.ts';
import { region, regionSpellings } from './region.ts';

export type { CodeItem, CodeSet } from './code-item.ts';

const sets = {
  education,
  degree,
  'political-status': politicalStatus,
  ethnicity,
  'marital-status': maritalStatus,
  sex,
  nationality,
  kinship,
  'identity-document': identityDocument,
  reward,
  discipline,
  certificate,
  employment,
  region,
} as const satisfies Readonly<Record<string, CodeSet>>;

export type CodeSetName = keyof typeof sets;

export const codeSetNames = Object.keys(sets) as readonly CodeSetName[];

export function isCodeSetName(value: unknown): value is CodeSetName {
  return typeof value === 'string' && Object.hasOwn(sets, value);
}

export function codeSet(name: CodeSetName): CodeSet {
  return sets[name];
}

/** The label of a code, or null where the set has no such code. */
export function labelOf(set: CodeSetName, code: string): string | null {
  return indexOf(set).byCode.get(code)?.label ?? null;
}

/**
 * What people wrote, as an item of the set: by its label or an alias, whatever the width, case, spaces and brackets, and with the
 * set's decorations taken away. Null where nothing or more than one thing could be meant. Codes themselves are only understood
 * where a set lists them as aliases (sex, nationality, region): a stray 11 is not 博士研究生.
 */
export function resolve(set: CodeSetName, text: string): { code: string; label: string } | null {
  const { byText, decorations } = indexOf(set);
  for (const key of readings(keyOf(text), decorations)) {
    const item = byText.get(key);
    if (item) return { code: item.code, label: item.label };
  }
  return null;
}

type Index = {
  byCode: ReadonlyMap<string, CodeItem>;
  /** Null where the text could mean more than one item. */
  byText: ReadonlyMap<string, CodeItem | null>;
  decorations: readonly string[];
};

const indexes = new Map<CodeSetName, Index>();

function indexOf(name: CodeSetName): Index {
  const made = indexes.get(name) ?? makeIndex(sets[name], name === 'region' ? regionSpellings : spellings);
  indexes.set(name, made);
  return made;
}

function spellings(item: CodeItem): readonly string[] {
  return [item.label, ...(item.aliases ?? [])];
}

function makeIndex(set: CodeSet, spellingsOf: (item: CodeItem) => readonly string[]): Index {
  const byCode = new Map(set.items.map(item => [item.code, item]));
  const byText = new Map<string, CodeItem | null>();
  for (const item of set.items) {
    for (const key of new Set(spellingsOf(item).map(keyOf))) {
      const taken = byText.get(key);
      if (taken === undefined) byText.set(key, item);
      // 吉林 is the province before it is the city in it; 朝阳区 is neither Beijing's nor Changchun's.
      else if (taken === null || !isWithin(item, taken, byCode)) byText.set(key, null);
    }
  }
  const decorations = (set.decorations ?? []).map(keyOf).sort((a, b) => b.length - a.length);
  return { byCode, byText, decorations };
}

function isWithin(item: CodeItem, wider: CodeItem, byCode: ReadonlyMap<string, CodeItem>): boolean {
  const parent = item.parent === undefined ? undefined : byCode.get(item.parent);
  return parent !== undefined && (parent === wider || isWithin(parent, wider, byCode));
}

/** Letters, digits and signs that carry meaning; spaces, brackets, dots, dashes and quotes do not. */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{P}]/gu, '');
}

/** The text itself, then without each decoration alone (美国籍 is 美国, not 美), then without all of them. */
function* readings(key: string, decorations: readonly string[]): Generator<string> {
  yield key;
  for (const word of decorations) yield key.replaceAll(word, '');
  yield decorations.reduce((rest, word) => rest.replaceAll(word, ''), key);
}
