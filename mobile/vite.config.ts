import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes sw.js with the names of the assets that the first screen needs, and a version that changes when any asset does,
 * so that a new build replaces the old cache.
 */
function serviceWorker(): Plugin {
  return {
    name: 'renshi-service-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find(each => each.type === 'chunk' && each.isEntry);
      if (entry?.type !== 'chunk') throw new Error('the bundle has no entry');
      const styles = Object.keys(bundle).filter(name => name.endsWith('.css'));
      const shell = [...importsOf(bundle, entry.fileName), ...styles.filter(name => name.includes('index-'))];
      const version = createHash('sha256').update(Object.keys(bundle).sort().join('\n')).digest('hex').slice(0, 12);
      const source = readFileSync(here('./service-worker.js'), 'utf8')
        .replace("'__VERSION__'", JSON.stringify(version))
        .replace("'__SHELL__'", shell.map(name => JSON.stringify(`/m/${name}`)).join(', '));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

/** A chunk and all that it imports at once, in no order. */
function importsOf(bundle: Rolldown.OutputBundle, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  for (const each of chunk.imports) importsOf(bundle, each, found);
  return found;
}

export default defineConfig({
  root: here('.'),
  base: '/m/',
  plugins: [react(), serviceWorker()],
  resolve: {
    alias: [
      // Schemas guard the server's door. Screens need only an endpoint's method and path, so the schema builder stays out.
      { find: /^typebox$/, replacement: here('./no-schema.ts') },
      { find: /^#(kernel|contract)\/(.*)$/, replacement: here('../$1/$2') },
    ],
  },
  build: {
    outDir: here('../build/mobile'),
    emptyOutDir: true,
    target: ['es2022', 'safari16', 'chrome107'],
    // Small pictures too are files: the content policy allows images from this site only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['Type', 'endpoint', 'Nullable', 'List', 'Line'] },
    },
  },
});
