import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The PC console, served at `/` from build/console. Each page is a chunk of its own. */
export default defineConfig({
  root: path('.'),
  base: '/',
  plugins: [react()],
  // One pass over the page's own styles and scripts: no inline script, which the content security policy refuses.
  build: {
    outDir: path('../build/console'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  resolve: {
    alias: [
      { find: /^#kernel\//, replacement: `${path('../kernel')}/` },
      { find: /^#contract\//, replacement: `${path('../contract')}/` },
    ],
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8080' } },
});
