import { posix } from 'node:path';
import { blankOut } from './code.ts';
import { isCode, lineAt, type Tree } from './tree.ts';

export type Import = {
  readonly from: string;
  readonly line: number;
  /** As written: `#kernel/span.ts`, `./rules.ts`, `kysely`. */
  readonly specifier: string;
  /** The file meant, whether it exists or not; undefined for a package. */
  readonly target: string | undefined;
};

const importing = /\b(?:from|import)\s*\(?\s*(['"])( *)\1/g;

/** As package.json's `imports` has them. */
const subpaths: Readonly<Record<string, string>> = {
  '#platform/': 'server/platform/',
  '#modules/': 'server/modules/',
  '#flows/': 'server/flows/',
};

/** All imports and re-exports of the tree, also those of types alone: the plan is drawn by them too. */
export function importsOf(tree: Tree): Import[] {
  const all: Import[] = [];
  for (const [from, source] of tree) {
    if (!isCode(from)) continue;
    for (const match of blankOut(source).matchAll(importing)) {
      const end = match.index + match[0].length - 1;
      const specifier = source.slice(end - (match[2] ?? '').length, end);
      all.push({ from, line: lineAt(source, match.index), specifier, target: targetOf(from, specifier) });
    }
  }
  return all;
}

function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (!specifier.startsWith('#')) return undefined;
  const known = Object.keys(subpaths).find(prefix => specifier.startsWith(prefix));
  return known ? `${subpaths[known]}${specifier.slice(known.length)}` : specifier.slice(1);
}
