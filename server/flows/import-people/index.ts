/** The import of rosters: from the screens, and from the command line. */
export type { Archive } from './archive.ts';
export { importPeopleCommand } from './command.ts';
export type { CommandDeps } from './command-deps.ts';
export type { ImportDeps } from './deps.ts';
export { houseArchive } from './house-archive.ts';
export { defineImportJobs } from './jobs.ts';
export { importGuards } from './policy.ts';
export { importRoutes } from './routes.ts';
export { importRunsCommand, undoImportCommand } from './undo-command.ts';
