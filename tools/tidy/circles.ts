import { importsOf } from './imports.ts';
import type { Breach, Rule } from './tree.ts';

type Edge = { readonly target: string; readonly line: number };

/** No file imports itself by way of others. Each circle is told once. */
export const circleRule: Rule = tree => {
  const edges = new Map<string, Edge[]>();
  for (const { from, line, target } of importsOf(tree)) {
    if (target && tree.has(target)) edges.set(from, [...(edges.get(from) ?? []), { target, line }]);
  }
  const breaches: Breach[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    path.push(file);
    for (const { target, line } of edges.get(file) ?? []) {
      const start = path.indexOf(target);
      if (start !== -1) {
        const circle = [...path.slice(start), target].join(' → ');
        breaches.push({
          file,
          line,
          what: `closes a circle: ${circle}`,
          cure: 'move what both sides need into a third file below them, or pass it as an argument',
        });
      } else if (!done.has(target)) visit(target);
    }
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) if (!done.has(file)) visit(file);
  return breaches;
};
