import type { Jobs } from '#platform/jobs/jobs.ts';
import type { ExportDeps } from './deps.ts';
import { makeExport } from './make.ts';
import { sweepExports } from './sweep.ts';

export const exportJob = 'export.make';

export function defineExportJobs(jobs: Jobs, deps: ExportDeps): void {
  jobs.define<{ exportId: string }>(exportJob, run => makeExport(deps, run));
  jobs.define('export.sweep', () => sweepExports(deps));
  jobs.every('export.sweep', '*/10 * * * *', deps.zone, '导出：删除过期的文件');
}
