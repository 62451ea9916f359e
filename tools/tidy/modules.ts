import { importsOf } from './imports.ts';
import { type Breach, isTest, type Rule, type Tree } from './tree.ts';

const orderFile = 'server/modules/order.ts';

/** The module a file belongs to, undefined outside server/modules or for order.ts itself. */
export function moduleOf(path: string): string | undefined {
  return /^server\/modules\/([^/]+)\//.exec(path)?.[1];
}

/** The names in `moduleOrder`, read without running it. */
export function moduleOrder(tree: Tree): string[] {
  const list = /moduleOrder[^=]*=\s*\[([^\]]*)\]/.exec(tree.get(orderFile) ?? '')?.[1] ?? '';
  return [...list.matchAll(/['"]([^'"]+)['"]/g)].map(match => match[1] ?? '');
}

/** One module knows another only by its front door, and only one that was there before it. */
export const moduleRule: Rule = tree => {
  const order = moduleOrder(tree);
  const breaches: Breach[] = [];
  for (const { from, line, target } of importsOf(tree)) {
    const other = target && moduleOf(target);
    const own = moduleOf(from);
    if (!target || !other || other === own) continue;
    const forRows =
      target.endsWith('/factory.ts') &&
      (isTest(from) || from.endsWith('/factory.ts') || /^(testing|demo|bench)\//.test(from));
    if (target !== `server/modules/${other}/index.ts` && !forRows) {
      breaches.push({
        file: from,
        line,
        what: `reaches into ${other} (${target})`,
        cure: `import #modules/${other}/index.ts, and let its index.ts offer what is needed`,
      });
    } else if (own && !isTest(from) && order.indexOf(other) >= order.indexOf(own)) {
      breaches.push({
        file: from,
        line,
        what: `${own} imports ${other}, which comes later in order.ts`,
        cure: `hear ${other}'s event, or put the story that needs both into server/flows`,
      });
    }
  }
  return breaches;
};

/** Every module has a page about itself and a place in the order, and every name in the order is a module. */
export const moduleFolderRule: Rule = tree => {
  const order = moduleOrder(tree);
  const present = new Set([...tree.keys()].map(moduleOf).filter(name => name !== undefined));
  const breaches: Breach[] = [];
  for (const name of present) {
    const page = `server/modules/${name}/${name}.md`;
    if (!tree.has(page))
      breaches.push({
        file: page,
        line: 1,
        what: `the module ${name} has no page`,
        cure: 'write its words, invariants and statutes; a page',
      });
    if (!order.includes(name))
      breaches.push({
        file: orderFile,
        line: 1,
        what: `${name} is missing from moduleOrder`,
        cure: 'name it after the modules it imports',
      });
  }
  for (const name of order) {
    if (!present.has(name))
      breaches.push({
        file: orderFile,
        line: 1,
        what: `moduleOrder names ${name}, which is no folder`,
        cure: 'take the name out',
      });
  }
  return breaches;
};
