import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/** Node runs our TypeScript directly and has Temporal from this major version on. */
const majorMin = 26;

const windows = process.platform === 'win32';
const packageFolder = join(root, 'node_modules', 'node');

/** @returns {string | undefined} the installed Node's path, not yet proven to run */
export function findNode() {
  const file = windows ? 'node.exe' : 'node';
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platform = `${prefix}-${windows ? 'win' : process.platform}-${process.arch}`;
  const places = [
    join(packageFolder, 'bin', file),
    join(packageFolder, 'node_modules', platform, 'bin', file),
    join(root, 'node_modules', platform, 'bin', file),
  ];
  return places.find(place => existsSync(place));
}

/**
 * Makes sure that the `node` package holds a Node that runs, fetching it when npm did not run its install script.
 * @returns {Promise<string>} its path
 */
export async function fitNode(say) {
  if ((await major(findNode())) < majorMin) {
    say(`Fetching Node ${majorMin}`);
    const result = await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: packageFolder });
    if ((await major(findNode())) < majorMin) {
      throw new Error(`Renshi needs Node ${majorMin}, and it could not be fetched. npm said:\n${result.output.trim()}`);
    }
  }
  const node = findNode();
  linkInBin(node);
  return node;
}

/** @returns {Promise<number>} 0 when there is none or it does not run */
async function major(node) {
  if (!node) return 0;
  const { code, output } = await run(node, ['-p', 'process.versions.node']);
  return code === 0 ? Number.parseInt(output, 10) : 0;
}

/** npm leaves the link out when the file was not there at install time; npm scripts find `node` through it. */
function linkInBin(node) {
  const link = join(root, 'node_modules', '.bin', 'node');
  if (windows || existsSync(link)) return;
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(relative(join(root, 'node_modules', '.bin'), node), link);
}
