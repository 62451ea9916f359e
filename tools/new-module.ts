// node tools/new-module.ts NAME 中文名: the empty rooms of a new module, and its place at the end of the order.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The files of a fresh module, path from the root to content. Each says what belongs there. */
export function moduleFiles(name: string, title: string): Record<string, string> {
  const home = `server/modules/${name}`;
  return {
    [`${home}/${name}.md`]: `# ${title} (${name})\n\n## Words\n\n## Invariants\n\n## Statutes and standards\n`,
    [`${home}/index.ts`]: `// The front door of ${name}: what other modules, flows and compose may use.\nexport {};\n`,
    [`${home}/policy.ts`]: '// Who may do what, to which rows and fields.\nexport {};\n',
    [`${home}/rules.ts`]: '// Pure decisions: no database, clock or http.\nexport {};\n',
    [`${home}/store.ts`]: `// Every write to the tables of ${name}.\nexport {};\n`,
    [`${home}/routes.ts`]: '// A table: endpoint to command or query.\nexport {};\n',
    [`${home}/events.ts`]: `// What ${name} tells, and what it hears.\nexport {};\n`,
    [`${home}/commands/.gitkeep`]: '',
    [`${home}/queries/.gitkeep`]: '',
    [`contract/${name}.ts`]: `// What crosses the wire about ${title}: shapes, endpoints, actions, events.\nexport {};\n`,
  };
}

/** order.ts with the module at its end. */
export function withModule(order: string, name: string): string {
  const end = order.lastIndexOf(']');
  if (!order.includes('moduleOrder') || end === -1) throw new Error('order.ts holds no list moduleOrder');
  const before = order.slice(0, end).trimEnd();
  const comma = before.endsWith('[') || before.endsWith(',') ? '' : ',';
  const multiline = order.slice(order.indexOf('=')).includes('\n  ');
  return `${before}${comma}${multiline ? '\n  ' : comma && ' '}'${name}'${multiline ? ',\n' : ''}${order.slice(end)}`;
}

function main(root: string, [name, title]: readonly string[]): void {
  if (!name || !title || !/^[a-z]+(-[a-z]+)*$/.test(name)) {
    throw new Error('Usage: node tools/new-module.ts NAME 中文名   (NAME: lower-case words with hyphens)');
  }
  const files = moduleFiles(name, title);
  const taken = Object.keys(files).find(path => existsSync(join(root, path)));
  if (taken) throw new Error(`${taken} exists already`);
  const orderFile = join(root, 'server/modules/order.ts');
  const order = existsSync(orderFile) ? readFileSync(orderFile, 'utf8') : freshOrder;
  const grown = withModule(order, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
  writeFileSync(orderFile, grown);
}

const freshOrder =
  '/** Modules from the ground up: each may import those before it. */\nexport const moduleOrder: readonly string[] = [];\n';

if (import.meta.main) {
  try {
    main(resolve(import.meta.dirname, '..'), process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
