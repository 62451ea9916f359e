import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';

/** `npm run bench -- NAME [ARGS]` runs bench/NAME.ts. */
const [name, ...args] = process.argv.slice(2);
const node = await ensureInstalled();
const file = join('bench', `${name}.ts`);
if (!name || !/^[\w-]+$/.test(name) || !existsSync(join(root, file))) {
  console.error('Usage: npm run bench -- NAME, where NAME is a file in bench/ (people, law, recognition).');
  process.exit(2);
}
const child = spawn(node, [file, ...args], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', code => process.exit(code ?? 1));
