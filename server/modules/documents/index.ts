/** The front door of documents: the papers of a person's archive, what is asked for, and what runs out. */
export { addDocument } from './commands/add-document.ts';
export type { DocumentDeps, DocumentRouteDeps } from './deps.ts';
export { documentGuards } from './policy.ts';
export { type Prepared, prepare as preparePaper } from './prepare.ts';
export { setRecognisedText } from './recognised-text.ts';
export { defineDocumentJobs } from './remind.ts';
export { documentRoutes } from './routes.ts';
export { documentSearchSource } from './search.ts';
export { hearDocuments } from './tell-keepers.ts';
