import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout's text files: path from the root, with forward slashes, to content. */
export type Tree = ReadonlyMap<string, string>;

/** One place where the tree departs from the plan. */
export type Breach = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
  readonly cure: string;
  /** Shown, but no reason to fail. */
  readonly warning?: boolean;
};

export type Rule = (tree: Tree) => readonly Breach[];

const binary = /\.(png|jpe?g|webp|ico|gif|woff2?|ttf|xlsx?|zip|gz|pdf|wasm)$/i;

/** Reads what git tracks or would track: what is ignored is not ours to judge. */
export function readTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const tree = new Map<string, string>();
  for (const path of new Set(listed.split('\0'))) {
    if (path === '' || binary.test(path)) continue;
    try {
      tree.set(path, readFileSync(join(root, path), 'utf8'));
    } catch {
      // Deleted, but not yet so in git; or a link to nothing.
    }
  }
  return tree;
}

export function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path);
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** The line, from 1, on which the character stands. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
