import type { Breach, Rule, Tree } from './tree.ts';

/** A made-up tree for the tests of rules. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files));
}

/** What a rule finds in a made-up tree, as `file:line what`. */
export function found(rule: Rule, files: Readonly<Record<string, string>>): string[] {
  return rule(treeOf(files)).map(({ file, line, what }: Breach) => `${file}:${line} ${what}`);
}
