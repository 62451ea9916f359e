/** The front door of 导出: its endpoints, what the model of approval calls, who may have a hand in it, and what it hears. */
import './tables.ts';

export { exportConcerns } from './concerns.ts';
export type { ExportDeps } from './deps.ts';
export { hearExports } from './hear-news.ts';
export { defineExportJobs, exportJob } from './jobs.ts';
export { makeExport } from './make.ts';
export { exportGuards } from './policy.ts';
export { exportRoutes } from './routes.ts';
export { exportServices } from './services.ts';
export { sweepExports } from './sweep.ts';
