import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/** All that ends up in the bundles: the screens, what they import, and the handbook they show as help. */
const sources = ['console', 'mobile', 'contract', 'kernel', 'docs/handbook', 'package-lock.json', 'tsconfig.json'];
const stampFile = join(root, 'build', '.stamp');

/** Builds console and phone screens into build/ unless what stands there was made from these very sources. */
export async function ensureScreens(node, { say = line => console.log(line) } = {}) {
  const wanted = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  for (const screen of ['console', 'mobile']) {
    const config = join(screen, 'vite.config.ts');
    if (!existsSync(join(root, config))) continue;
    const started = Date.now();
    say(`Building the ${screen} screens`);
    const vite = join('node_modules', 'vite', 'bin', 'vite.js');
    const { code, output } = await run(node, [vite, 'build', '--config', config, '--logLevel', 'warn'], { cwd: root });
    if (code !== 0) throw new Error(`The ${screen} screens could not be built:\n${output.trim()}`);
    compressAssets(join(root, 'build', screen, 'assets'));
    say(`  built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(stampFile, wanted);
}

/** Writes each script and style sheet compressed beside itself, so that the server need not do it for every visitor. */
function compressAssets(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css)$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    if (!existsSync(join(folder, `${name}.gz`)))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    if (!existsSync(join(folder, `${name}.br`)))
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quick));
  }
}

/** Quality 9 takes a tenth of the time of 11 for a few per cent more bytes. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

function hashSources() {
  const hash = createHash('sha256');
  for (const source of sources) addToHash(hash, source);
  return hash.digest('hex');
}

function addToHash(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (!/\.test\.tsx?$/.test(entry.name)) addToHash(hash, `${path}/${entry.name}`);
  }
}
