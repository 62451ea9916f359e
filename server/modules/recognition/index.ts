import type { Jobs } from '#platform/jobs/jobs.ts';
import { readPaper } from './commands/read-paper.ts';
import { type RecognitionDeps, readJob } from './deps.ts';

export type { RecognitionDeps } from './deps.ts';
export { recognitionGuards } from './policy.ts';
export { recognitionRoutes } from './routes.ts';
export { proposeFrom } from './rules/propose.ts';
export type { Proposed } from './rules/proposed.ts';

export function defineRecognitionJobs(jobs: Jobs, deps: RecognitionDeps): void {
  jobs.define<{ paperId: string }>(readJob, run => readPaper(deps, run));
}
