/** Whole archives side by side, and on paper. */
export type { PaperDeps } from './deps.ts';
export { archivePaperRoutes } from './routes.ts';
