import { Environment } from '@marcbachmann/cel-js';

/** A name that an expression reads, such as `days` or `me.name`, and where it stands in the text, from 0. */
export type ReadName = { readonly path: string; readonly at: number };
export type ReadNames = {
  readonly names: readonly ReadName[];
  /** Functions and macros that it calls. */
  readonly calls: ReadonlySet<string>;
  /** How deep lists are walked within lists. */
  readonly nesting: number;
};

type Node = { readonly op: string; readonly args: unknown; readonly start?: number };
const env = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const walksLists = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const kept = new Map<string, ReadNames>();
const keptMost = 2000;

/** What an expression reads. Names of its own, as in `rows.all(r, r.days > 0)`, are left out. Throws where it is no expression. */
export function expressionNames(text: string): ReadNames {
  const known = kept.get(text);
  if (known) return known;
  const names: ReadName[] = [];
  const calls = new Set<string>();
  let nesting = 0;
  const walk = (value: unknown, own: ReadonlySet<string>, depth: number): void => {
    if (Array.isArray(value)) {
      for (const each of value) walk(each, own, depth);
      return;
    }
    if (!isNode(value)) return;
    const path = pathOf(value);
    if (path) {
      if (!own.has(path.split('.')[0] ?? '')) names.push({ path, at: value.start ?? 0 });
      return;
    }
    if (value.op === 'call' || value.op === 'rcall') calls.add(String((value.args as unknown[])[0]));
    if (value.op === 'rcall') {
      const [name, on, given] = value.args as [string, unknown, unknown[]];
      const bound = given[0];
      if (walksLists.has(name) && isNode(bound) && bound.op === 'id') {
        nesting = Math.max(nesting, depth + 1);
        walk(on, own, depth);
        walk(given.slice(1), new Set([...own, String(bound.args)]), depth + 1);
        return;
      }
    }
    // The second of a selection is a bare name.
    walk(value.args, own, depth);
  };
  walk((env.parse(text) as unknown as { ast: Node }).ast, new Set(), 0);
  const told = { names, calls, nesting };
  if (kept.size >= keptMost) kept.clear();
  kept.set(text, told);
  return told;
}

/** `a.b.c` of nested selections that begin with a name; null for anything else. */
function pathOf(node: Node): string | null {
  if (node.op === 'id') return String(node.args);
  if (node.op !== '.' && node.op !== '.?') return null;
  const [on, name] = node.args as [unknown, unknown];
  const before = isNode(on) ? pathOf(on) : null;
  return before === null ? null : `${before}.${String(name)}`;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
