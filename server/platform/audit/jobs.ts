import type { AuditFault } from '#contract/audit-fault.ts';
import type { Guard } from '../access/rule.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../telemetry/logger.ts';
import { keepHead, readHeads } from './heads.ts';
import { verifyAudit } from './verify.ts';

export const verifyJob = 'audit.verify';

/** What a run of the examination leaves as its result. */
export type VerifyResult = {
  readonly entries: number;
  readonly links: number;
  readonly rows: number;
  readonly head: { n: number; hash: string };
  readonly faultCount: number;
  /** The first hundred. */
  readonly faults: AuditFault[];
};

/** Every night, and whenever it is asked for: examine the audit, then note where the chain ends. */
export function defineAuditJobs(
  jobs: Jobs,
  needs: { database: Database; guards: readonly Guard[]; folder: string; clock: Clock; logger: Logger },
): void {
  const { database, guards, folder, clock, logger } = needs;
  jobs.define(verifyJob, async run => {
    const found = await verifyAudit(database, guards, {
      heads: readHeads(folder),
      signal: run.signal,
      onProgress: (done, total, note) => run.report(done, total, note),
    });
    if (found.faults.length > 0) logger.error({ faults: found.faults.length, part: 'audit' }, 'the audit has faults');
    await keepHead(database, folder, clock.now());
    return { ...found, faultCount: found.faults.length, faults: found.faults.slice(0, 100) } satisfies VerifyResult;
  });
  jobs.every(verifyJob, '40 3 * * *', 'Asia/Shanghai', '核验审计日志');
}
