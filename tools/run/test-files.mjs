import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const notOurs = new Set(['node_modules', 'build', 'data']);

/** @returns {string[]} every test file under the root, as a path from it with forward slashes, sorted */
export function testFiles() {
  const found = [];
  const walk = folder => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || (folder === '' && notOurs.has(entry.name))) continue;
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(path);
      else if (/\.test\.tsx?$/.test(entry.name)) found.push(path);
    }
  };
  walk('');
  return found.sort();
}

/** @returns {'unit' | 'db' | 'browser'} what the file needs, by its name */
export function kindOf(path) {
  if (/\.browser\.test\.tsx?$/.test(path)) return 'browser';
  if (/\.db\.test\.tsx?$/.test(path)) return 'db';
  return 'unit';
}
