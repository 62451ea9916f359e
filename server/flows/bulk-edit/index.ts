/** One change for many people, looked at before it is written. */
export type { BulkDeps } from './deps.ts';
export { defineBulkJobs } from './jobs.ts';
export { bulkGuards } from './policy.ts';
export { bulkRoutes } from './routes.ts';
